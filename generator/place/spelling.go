package place

// dividedStems are readings in which two vowels look like one long vowel but belong to two words. Key: the reading without its kind.
// Value: the same with "|" where the words meet, or "-" where the municipality writes a hyphen.
var dividedStems = map[string]string{
	"おうむ":     "お|うむ",     // 雄武
	"かつうら":    "かつ|うら",    // 勝浦
	"こうみ":     "こ|うみ",     // 小海
	"ことうら":    "こと|うら",    // 琴浦
	"さんようおのだ": "さんよう-おのだ", // 山陽小野田
	"すおうおおしま": "すおう-おおしま", // 周防大島
	"せとうち":    "せと|うち",    // 瀬戸内
	"そお":      "そ|お",      // 曽於
	"たきのうえ":   "たきの|うえ",   // 滝上
	"とようら":    "とよ|うら",    // 豊浦
	"とよおか":    "とよ|おか",    // 豊岡, 豊丘
	"なちかつうら":  "なちかつ|うら",  // 那智勝浦
	"にしのおもて":  "にしの|おもて",  // 西之表
	"ひろお":     "ひろ|お",     // 広尾
	"まつうら":    "まつ|うら",    // 松浦
	"やまのうち":   "やまの|うち",   // 山ノ内
	"わのうち":    "わの|うち",    // 輪之内
}

// ownSpellings are the names, by code, of municipalities that spell themselves against the rule. The source is the address of the home
// page in the register: m before b, m and p, and the few names that the rule would make unrecognisable.
var ownSpellings = map[string]string{
	"012190": "Mombetsu",      // 紋別
	"013471": "Oshamambe",     // 長万部
	"014656": "Kembuchi",      // 剣淵
	"014869": "Embetsu",       // 遠別
	"015130": "Nakatombetsu",  // 中頓別
	"052159": "Semboku",       // 仙北
	"073016": "Koori",         // 桑折
	"122378": "Sammu",         // 山武
	"184837": "Ohi",           // おおい
	"192082": "Minami-Alps",   // 南アルプス
	"222151": "Gotemba",       // 御殿場
	"264075": "Kyotamba",      // 京丹波
	"272205": "Minoh",         // 箕面
	"282219": "Tambasasayama", // 丹波篠山
	"282235": "Tamba",         // 丹波
}
