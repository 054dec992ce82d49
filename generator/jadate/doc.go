// Package jadate finds dates in texts as Japanese sources write them: 令和6年5月20日, R2.10.28, 2014年（平成26年）11月27日, 平成30年度,
// 二〇一四年十一月二十七日. It says what a text can mean; whether that is a day of signing is for its callers to decide.
package jadate
