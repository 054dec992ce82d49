// Package orgname compares the names of organisations as Japanese sources write them. One company appears as 株式会社ローソン, (株)ローソン,
// ㈱ローソン and ローソン, in full and in half width, with and without spaces; what remains when all of that is gone is its Key.
//
// Names of local governments are the business of package place.
package orgname
