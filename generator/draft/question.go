package draft

import (
	"slices"
	"strings"

	"seika/generator/agreement"
	"seika/generator/diag"
)

// Key names a question. On the command line it is the name of a flag.
type Key string

// The questions. Those behind KeyPartnerSame are asked once for each organisation that is not on record; their keys are made by Of.
const (
	KeyPlace      Key = "place"
	KeyPartner    Key = "partner"
	KeySection    Key = "section"
	KeyKind       Key = "kind"
	KeySigned     Key = "signed"
	KeyBasis      Key = "signed-basis"
	KeyFirstKnown Key = "first-known"
	KeyTitle      Key = "title"
	KeyTitleEN    Key = "title-en"
	KeyThemes     Key = "theme"
	KeyURL        Key = "source-url"
	KeyType       Key = "source-type"
	KeySource     Key = "source-title"
	KeyPublisher  Key = "source-publisher"
	KeyPublished  Key = "source-published"
	KeyAccessed   Key = "accessed"
	KeyArchive    Key = "archive-url"
	KeyID         Key = "id"

	KeyPartnerSame   Key = "partner-is"
	KeyPartnerKind   Key = "partner-kind"
	KeyPartnerEN     Key = "partner-en"
	KeyPartnerNumber Key = "corporate-number"
	KeyPartnerURL    Key = "partner-url"
	KeyPartnerID     Key = "partner-id"
)

// Of is the key of a question about the organisation with that name.
func (k Key) Of(name string) Key { return Key(string(k) + "\x00" + name) }

// Split takes apart what Of made; name is "" for a question about the agreement.
func (k Key) Split() (question Key, name string) {
	q, name, _ := strings.Cut(string(k), "\x00")
	return Key(q), name
}

// Answers are what a contributor says, as typed. Several answers to one question stand on lines of their own, or with 、 or ; between them.
type Answers map[Key]string

// list is an answer of several parts.
func (a Answers) list(k Key) []string {
	var out []string
	for _, part := range strings.FieldsFunc(a[k], func(r rune) bool { return strings.ContainsRune("\n、;；", r) }) {
		if part = strings.TrimSpace(part); part != "" && !slices.Contains(out, part) {
			out = append(out, part)
		}
	}
	return out
}

// Question is one thing that a contributor is asked.
type Question struct {
	Key Key
	// Text asks; Help says how to answer.
	Text, Help diag.Text
	// Vocabulary holds the answers that are possible; nil where any text is.
	Vocabulary *agreement.Vocabulary
	// Example is an answer, for messages about missing ones.
	Example string
	// Several says that there may be more than one answer.
	Several bool
}

// QuestionOf returns the question with that key, whether it is about the agreement or about an organisation.
func QuestionOf(k Key) Question {
	k, _ = k.Split()
	for _, q := range Questions {
		if q.Key == k {
			return q
		}
	}
	panic("draft: no question " + string(k))
}

// Questions are all questions, in the order in which they are asked. What they ask about, the field table says.
var Questions = []Question{
	{Key: KeyPlace, Several: true, Example: "呉市",
		Text: diag.T("どの自治体の協定か", "Which local government is it?"),
		Help: diag.T("名前・よみがな・ローマ字・自治体コードのどれでもよい。いくつもあれば「、」で区切る。", "A name, a reading, Latin letters or a code. Put “;” between several.")},
	{Key: KeyPartner, Several: true, Example: "株式会社ローソン",
		Text: diag.T("相手方はどこか", "Who is the partner?"),
		Help: diag.T("企業・大学・団体の正式な名称か、登録済みの ID。いくつもあれば「、」で区切る。", "The full name of the company, university or other body, or its id on record. Put “;” between several.")},
	{Key: KeyPartnerSame, Example: "new",
		Text: diag.T("名称の似た団体が登録済みである。同じ団体か", "An organisation with a similar name is on record. Is it the same?"),
		Help: diag.T("同じ団体なら、記録をもう一つ作らない。", "One organisation has one record.")},
	{Key: KeyPartnerKind, Vocabulary: agreement.OrganisationVocabulary, Example: "company",
		Text: diag.T("どんな団体か", "What sort of organisation is it?")},
	{Key: KeyPartnerEN, Example: "Lawson, Inc.",
		Text: diag.T("英語の名称（分かれば）", "Its English name, where known"),
		Help: diag.T("団体自身が使っている英語名。ID もここから作る。", "The one it uses itself. Its id is made from it.")},
	{Key: KeyPartnerNumber, Example: "2010701019195",
		Text: diag.T("法人番号（分かれば）", "Its corporate number (法人番号), where known"),
		Help: diag.T("国税庁の13桁の番号。", "The 13 digits of the National Tax Agency.")},
	{Key: KeyPartnerURL, Example: "https://www.example.co.jp/",
		Text: diag.T("公式サイト（分かれば）", "Its website, where known")},
	{Key: KeyPartnerID, Example: "lawson",
		Text: diag.T("団体の ID", "Its id"),
		Help: diag.T("英小文字・数字・ハイフン。公開した後は変えない。", "Lower-case letters, digits, hyphens. It is not changed once published.")},
	{Key: KeyKind, Vocabulary: agreement.KindVocabulary, Example: "comprehensive",
		Text: diag.T("協定の種類", "What sort of agreement is it?")},
	{Key: KeySigned, Example: "2024-05-20",
		Text: diag.T("締結日", "When was it signed?"),
		Help: diag.T("2024年5月20日、令和6年5月20日、2024-05-20 など。分かる精度でよい。出典にないときは空のままにする。", "2024-05-20, 2024-05, 2024 or as the source writes it (令和6年5月20日). Leave it empty where no source says.")},
	{Key: KeyBasis, Vocabulary: agreement.SignedBasisVocabulary, Example: "stated",
		Text: diag.T("締結日はどう分かったか", "How is that day known?")},
	{Key: KeyFirstKnown, Example: "2024-06",
		Text: diag.T("協定があると確かめられる最初の日", "Since when is it known to exist?"),
		Help: diag.T("出典の日付など。締結日が分からないときだけ書く。", "The date of a source, for example; only where the day of signing is not known.")},
	{Key: KeyTitle, Example: "呉市と株式会社ローソンの包括連携協定",
		Text: diag.T("協定の名称", "What is it called?"),
		Help: diag.T("出典のとおりに書く。", "In Japanese, as the source has it.")},
	{Key: KeyTitleEN, Example: "Kure – Lawson comprehensive agreement",
		Text: diag.T("英語での名称（なくてよい）", "Its name in English (optional)")},
	{Key: KeyURL, Example: "https://www.city.kure.lg.jp/kyotei.html",
		Text: diag.T("出典の URL", "Address of the source"),
		Help: diag.T("締結を伝えるページ。自治体のお知らせ、議事録、報道など。", "The page that tells of the signing: the government's news, minutes, a newspaper.")},
	{Key: KeyType, Vocabulary: agreement.EvidenceVocabulary, Example: "official-page",
		Text: diag.T("出典の種類", "What sort of source is it?")},
	{Key: KeySource, Example: "包括連携協定を締結しました",
		Text: diag.T("出典の題名", "Title of the source"),
		Help: diag.T("ページの題名をそのまま写す。", "As it stands on the page.")},
	{Key: KeyPublisher, Example: "呉市",
		Text: diag.T("出典の発行者", "Who published it?")},
	{Key: KeyPublished, Example: "2024-05-20",
		Text: diag.T("出典の日付（分かれば）", "Date of the source, where it has one")},
	{Key: KeyAccessed, Example: "2026-11-20",
		Text: diag.T("出典を開いた日", "Day on which you opened it")},
	{Key: KeyArchive, Example: "https://web.archive.org/web/2026/https://www.city.kure.lg.jp/kyotei.html",
		Text: diag.T("出典の保存版の URL", "Address of an archived copy")},
	{Key: KeySection, Example: "企画課",
		Text: diag.T("担当課", "Section in charge")},
	{Key: KeyThemes, Several: true, Example: "disaster",
		Text: diag.T("分野", "Themes")},
	{Key: KeyID, Example: "kure-lawson-2024",
		Text: diag.T("記録の ID", "Id of the record"),
		Help: diag.T("ファイル名になる。公開した後は変えない。", "It becomes the file name and is not changed once published.")},
}
