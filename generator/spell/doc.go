// Package spell writes dates, periods, numbers and amounts for readers, in Japanese and English, with the digits and the precision of
// their sources. Reasons of verdicts, pages and reports all write them the same way.
package spell
