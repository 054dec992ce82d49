package spell

import (
	"strings"
	"unicode/utf8"
)

// yenUnits are the units of money that are written as yen, with the number of zeros that they stand for.
var yenUnits = map[string]int{"JPY": 0, "円": 0, "千円": 3, "万円": 4, "百万円": 6, "億円": 8}

// yenNames are their names in English, where the number is not multiplied out.
var yenNames = map[string]string{"JPY": "yen", "円": "yen", "千円": "thousand yen", "万円": "ten thousand yen", "百万円": "million yen", "億円": "hundred million yen"}

// unitsEN are the counters and units of Japanese sources that have an English word. The others are shown as the source has them.
var unitsEN = map[string]string{
	"人": "people", "名": "people", "世帯": "households", "件": "cases", "回": "times", "倍": "times", "箇所": "places", "カ所": "places", "か所": "places",
	"ヶ所": "places", "ヵ所": "places", "店舗": "shops", "店": "shops", "社": "companies", "事業者": "businesses", "団体": "organisations",
	"自治体": "local governments", "市町村": "municipalities", "校": "schools", "台": "units", "個": "pieces", "本": "items", "枚": "sheets", "冊": "copies",
	"品": "products", "品目": "products", "食": "meals", "箱": "boxes", "戸": "houses", "組": "groups", "課題": "issues", "路線": "routes", "便": "runs",
	"トン": "tonnes", "t": "tonnes", "kg": "kg", "g": "g", "km": "km", "m": "m", "分": "minutes", "秒": "seconds", "時間": "hours", "日": "days", "週": "weeks",
	"か月": "months", "カ月": "months", "ヶ月": "months", "月": "month", "年": "year", "歳": "years of age", "ポイント": "points", "講座": "courses",
	"事業": "projects", "項目": "items", "種類": "kinds", "アカウント": "accounts", "ダウンロード": "downloads", "トン-CO2": "t CO2", "kWh": "kWh",
}

// periodsEN are the words after a stroke: 人/日 is "people a day".
var periodsEN = map[string]string{"日": "day", "週": "week", "月": "month", "年": "year", "回": "time", "人": "person", "件": "case", "台": "unit"}

// Unit is the name of a unit in a language; textLang is set where there is only the name in the other one.
func Unit(lang, unit string) (text, textLang string) {
	switch name, yen := yenNames[unit]; {
	case unit == "JPY":
		return in(lang, "円", "yen"), ""
	case yen && lang == "en":
		return name, ""
	}
	if lang == "ja" {
		return unit, ""
	}
	head, per, hasPer := strings.Cut(unit, "/")
	en, known := unitsEN[head]
	if !known && isASCII(head) {
		en, known = head, true
	}
	if hasPer && known {
		if word, ok := periodsEN[per]; ok {
			return en + " a " + word, ""
		}
		known = isASCII(per)
		en += "/" + per
	}
	if known {
		return en, ""
	}
	return unit, "ja"
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// singular drops the plural of the words in unitsEN after 1.
func singular(name string) string {
	head, per, hasPer := strings.Cut(name, " a ")
	switch {
	case head == "people":
		head = "person"
	case head == "times":
		head = "time"
	case head == "boxes" || head == "businesses":
		head = strings.TrimSuffix(head, "es")
	case strings.HasSuffix(head, "ies") && head != "series":
		head = strings.TrimSuffix(head, "ies") + "y"
	case strings.HasSuffix(head, "s"):
		head = strings.TrimSuffix(head, "s")
	}
	if hasPer {
		return head + " a " + per
	}
	return head
}

func in(lang, ja, en string) string {
	if lang == "ja" {
		return ja
	}
	return en
}
