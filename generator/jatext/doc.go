// Package jatext reads the letters of Japanese texts as people and lists write them: full and half width, many dashes for one hyphen,
// lines that a column cut, numerals in kanji, kana that have a spelling in Latin letters, and the telephone numbers that must never enter
// a record.
//
// What a text means — a date, an organisation, a quantity — is the business of others.
package jatext
