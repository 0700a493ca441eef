package main

import (
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// csvRow is a row of a published table, by column.
type csvRow map[string]string

func (r csvRow) number(t *testing.T, column string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(r[column], 64)
	if err != nil {
		t.Fatalf("%s of %v: %v", column, r, err)
	}
	return x
}

func csvRows(t *testing.T, path string) []csvRow {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []csvRow
	for _, line := range lines[1:] {
		row := make(csvRow)
		for i, name := range lines[0] {
			row[name] = line[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// pressFacts are the published tables that the sentences for journalists are
// held to.
type pressFacts struct {
	ratings, figures   []csvRow
	groups, indicators map[string]string // names in sentences by id
	ccgs               int
	span               string // of all periods
	published          string // the day
}

func readPressFacts(t *testing.T, public, year string) *pressFacts {
	t.Helper()
	at := filepath.Join(public, year, "data")
	f := &pressFacts{
		ratings: csvRows(t, filepath.Join(at, "ratings.csv")), figures: csvRows(t, filepath.Join(at, "indicators.csv")),
		groups: make(map[string]string), indicators: make(map[string]string),
	}
	for _, row := range csvRows(t, filepath.Join("..", "..", "data", "patient-groups.csv")) {
		f.groups[row["id"]] = strings.ToLower(row["name"][:1]) + row["name"][1:]
	}
	for _, row := range csvRows(t, filepath.Join("..", "..", "data", "indicators.csv")) {
		f.indicators[row["id"]] = row["name"]
	}
	seen := make(map[string]bool)
	for _, row := range f.ratings {
		seen[row["ods_code"]] = true
	}
	f.ccgs, f.span = len(seen), monthSpan(t, f.figures)
	f.published = map[string]string{"2016": "1 November 2018", "2019": "10 December 2020"}[year] // data/editions
	return f
}

var publishedPeriod = regexp.MustCompile(`^(\d{4})(?:-(\d\d)|/(\d\d))?(?: to (\d{4})-(\d\d))?$`)

// monthSpan is the months from the first to the last of the rows' periods:
// years, financial years from April, months, and months to months.
func monthSpan(t *testing.T, rows []csvRow) string {
	t.Helper()
	names := strings.Fields("January February March April May June July August September October November December")
	first, last := math.MaxInt, 0
	for _, row := range rows {
		m := publishedPeriod.FindStringSubmatch(row["period"])
		if m == nil {
			t.Fatalf("period %q", row["period"])
		}
		number := func(i int) int { n, _ := strconv.Atoi(m[i]); return n }
		from := number(1) * 12
		to := from + 11
		switch {
		case m[4] != "":
			from, to = from+number(2)-1, number(4)*12+number(5)-1
		case m[2] != "":
			from += number(2) - 1
			to = from
		case m[3] != "":
			from += 3
			to = from + 11
		}
		first, last = min(first, from), max(last, to)
	}
	return fmt.Sprintf("%s %d to %s %d", names[first%12], first/12, names[last%12], last/12)
}

// sheetOnPage is what a CCG's page says for journalists.
type sheetOnPage struct {
	quoted  []string   // paragraphs to copy: three sentences, the caveat, the source
	figures [][]string // cells of the table of single figures
}

func readSheet(t *testing.T, page string) sheetOnPage {
	t.Helper()
	file, err := os.Open(page)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	doc, err := html.Parse(file)
	if err != nil {
		t.Fatal(err)
	}
	var out sheetOnPage
	for n := range doc.Descendants() {
		switch {
		case n.Data == "blockquote":
			for p := range n.ChildNodes() {
				if p.Data == "p" {
					out.quoted = append(out.quoted, nodeText(p))
				}
			}
		case n.Data == "section" && slices.Contains(n.Attr, html.Attribute{Key: "aria-labelledby", Val: "sheet-figures"}):
			for tr := range n.Descendants() {
				if tr.Data == "tr" {
					var cells []string
					for cell := range tr.ChildNodes() {
						cells = append(cells, nodeText(cell))
					}
					out.figures = append(out.figures, cells)
				}
			}
		}
	}
	if len(out.figures) > 0 {
		out.figures = out.figures[1:] // without the head
	}
	return out
}

func nodeText(n *html.Node) string {
	var out strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			out.WriteString(d.Data)
		}
	}
	return out.String()
}

// TestSentencesForJournalists reads the three sentences on every CCG's page of
// every edition as a stranger would, and holds each fact that they state to the
// published tables.
func TestSentencesForJournalists(t *testing.T) {
	public := publishedSite(t)
	for _, year := range []string{"2016", "2019"} {
		facts := readPressFacts(t, public, year)
		checked := 0
		for start := 0; start < len(facts.ratings); {
			end := start
			for end < len(facts.ratings) && facts.ratings[end]["ods_code"] == facts.ratings[start]["ods_code"] {
				end++
			}
			ods := facts.ratings[start]["ods_code"]
			c := &sentenceCheck{T: t, facts: facts, where: year + " " + ods, name: facts.ratings[start]["ccg_name"], ratings: facts.ratings[start:end]}
			for _, row := range facts.figures {
				if row["ods_code"] == ods {
					c.figures = append(c.figures, row)
				}
			}
			sheet := readSheet(t, filepath.Join(public, year, "ccgs", strings.ToLower(ods)+".html"))
			if len(sheet.quoted) != 5 {
				t.Fatalf("%s: %d paragraphs to copy, want 5", c.where, len(sheet.quoted))
			}
			c.rated(sheet.quoted[0])
			c.sure(sheet.quoted[1])
			c.counted(sheet.quoted[2])
			c.caveat(sheet.quoted[3])
			c.same("source", sheet.quoted[4], "Source: CCG quality ratings "+year+", page on "+c.name+", edition "+year+", dated "+facts.published+" (a worked example, not an official publication).")
			c.table(sheet.figures)
			for _, text := range sheet.quoted[:3] {
				if word := unsafeWords.FindString(quotedName.ReplaceAllString(text, "")); word != "" {
					t.Errorf("%s: %q in %s", c.where, word, text)
				}
				if !strings.Contains(text, c.name) || !strings.Contains(text, "England's") && !strings.Contains(text, "CCGs of England") && !strings.Contains(text, " CCGs rated for ") || !strings.Contains(text, " to ") {
					t.Errorf("%s: not of whom, compared with what and when: %s", c.where, text)
				}
			}
			checked++
			start = end
		}
		if checked != facts.ccgs || checked < 150 {
			t.Errorf("%s: %d CCGs checked of %d", year, checked, facts.ccgs)
		}
	}
}

// quotedName is the name of an indicator in a sentence.
var quotedName = regexp.MustCompile(`“[^”]*”`)

// unsafeWords are of ranks, causes and verdicts on care.
var unsafeWords = regexp.MustCompile(`(?i)\b(rank|ranked|first|last|top|bottom|league|because|due to|causes?d?|fail\w*|bad|unsafe|good|poor|(better|worse) than|improved|got worse)\b`)

// sentenceCheck holds the sentences of one CCG to its rows.
type sentenceCheck struct {
	*testing.T
	facts            *pressFacts
	where, name      string
	ratings, figures []csvRow
}

func (c *sentenceCheck) same(what, got, want string) {
	c.Helper()
	if got != want {
		c.Errorf("%s: %s is %q, want %q", c.where, what, got, want)
	}
}

// parse matches a sentence, the numbers in it without their commas.
func (c *sentenceCheck) parse(form *regexp.Regexp, text string) []string {
	c.Helper()
	m := form.FindStringSubmatch(text)
	if m == nil {
		c.Fatalf("%s: not a sentence of the form %s: %s", c.where, form, text)
	}
	return m
}

var (
	ratedForm   = regexp.MustCompile(`^In CCG quality ratings (\d+), an unofficial worked example, (.+?) was (.+), compared with the other CCGs of England that were rated for the same group, on figures of (.+)\.$`)
	ratedAs     = regexp.MustCompile(`(?:^|, and |, )(rated among the best|rated among the worst|not rated|rated as expected) (?:for|in) `)
	sureForm    = regexp.MustCompile(`(more than 99|less than 1|\d+)% likely that (.+?) was truly in the (best|worst) fifth of the (\d+) CCGs rated for (.+?), on (\d+) figures of (.+?) \((but only |)(\d+)% of the reasonable ways to work it out give the same rating\)`)
	usualForm   = regexp.MustCompile(`^Of the (\d+) ratings that England's CCGs were given on figures of (.+), (\d+) were as expected, and so (was the only one|were both|were all (\d+)) of (.+)\.$`)
	countedForm = regexp.MustCompile(`^Of the (\d+) figures of (.+) from (.+) that can be compared with England's, (\d+) (?:was|were) in the range that holds 95% of ordinary CCGs(?:, (?:and )?(\d+) (?:was|were) on its better side(?: \((“.+?”)\))?)?(?:, and (\d+) (?:was|were) on its worse side(?: \((“.+?”)\))?)?\.$`)
	allForm     = regexp.MustCompile(`^All (\d+) figures of (.+) from (.+) that can be compared with England's were in the range that holds 95% of ordinary CCGs\.$`)
	caveatForm  = regexp.MustCompile(`Of (\d+) figures, about (\d+\.\d) would be outside that range if CCGs differed only in the ordinary way\. These are experimental statistics\.`)
)

var ratingWords = map[string]string{"rated among the best": "green", "rated among the worst": "red", "not rated": "not_rated", "rated as expected": "blue"}

// rated checks the sentence that says how every group was rated.
func (c *sentenceCheck) rated(text string) {
	m := c.parse(ratedForm, text)
	c.same("edition", m[1], c.ratings[0]["edition"])
	c.same("name", m[2], c.name)
	c.same("period", m[4], monthSpan(c.T, c.used()))
	said := make(map[string]string)
	rest := ""
	at := ratedAs.FindAllStringSubmatchIndex(m[3], -1)
	for i, from := range at {
		to := len(m[3])
		if i+1 < len(at) {
			to = at[i+1][0]
		}
		colour, groups := ratingWords[m[3][from[2]:from[3]]], m[3][from[1]:to]
		if n, others := strings.CutPrefix(groups, "the other "); others {
			rest = colour
			c.same("number of other groups", n, strconv.Itoa(len(c.ratings)-len(said))+" patient groups")
			continue
		}
		if groups == "all "+strconv.Itoa(len(c.ratings))+" patient groups" {
			rest = colour
			continue
		}
		for _, group := range strings.Split(strings.ReplaceAll(groups, " and ", ", "), ", ") {
			said[group] = colour
		}
	}
	for _, row := range c.ratings {
		group := c.facts.groups[row["group"]]
		got := said[group]
		if got == "" {
			got = rest
		}
		c.same("rating for "+group, got, row["rating"])
		delete(said, group)
	}
	if len(said) > 0 {
		c.Errorf("%s: ratings of groups that there are not: %v", c.where, said)
	}
}

// used lists the figures in the scores that rate the CCG.
func (c *sentenceCheck) used() []csvRow {
	var out []csvRow
	for _, row := range c.figures {
		rated := slices.ContainsFunc(c.ratings, func(r csvRow) bool { return r["group"] == row["group"] && r["rating"] != "not_rated" })
		if rated && row["used_in_score"] == "true" {
			out = append(out, row)
		}
	}
	return out
}

// comparedSpan is the time of the figures that are compared with England's.
func (c *sentenceCheck) comparedSpan() string {
	return monthSpan(c.T, slices.DeleteFunc(slices.Clone(c.figures), func(row csvRow) bool { return row["band"] == "" }))
}

// sure checks the sentence that says how sure the ratings are, or how usual.
func (c *sentenceCheck) sure(text string) {
	var coloured []csvRow
	rated := 0
	for _, row := range c.ratings {
		if row["rating"] == "green" || row["rating"] == "red" {
			coloured = append(coloured, row)
		}
		if row["rating"] != "not_rated" {
			rated++
		}
	}
	if len(coloured) == 0 {
		c.usual(text, rated)
		return
	}
	said := sureForm.FindAllStringSubmatch(text, -1)
	if len(said) != len(coloured) || !strings.HasPrefix(text, "Allowing for chance alone, it is ") {
		c.Fatalf("%s: %d green or red ratings, said of %d: %s", c.where, len(coloured), len(said), text)
	}
	for i, row := range coloured {
		m := said[i]
		side, column := "best", "probability_best"
		if row["rating"] == "red" {
			side, column = "worst", "probability_worst"
		}
		who := c.name
		if i > 0 {
			who = "it"
		}
		c.same("who", m[2], who)
		c.same("side", m[3], side)
		c.same("group", m[5], c.facts.groups[row["group"]])
		p, want := row.number(c.T, column), ""
		switch {
		case p > 0.99:
			want = "more than 99"
		case p < 0.01:
			want = "less than 1"
		default:
			want = strconv.Itoa(int(math.Round(100 * p)))
		}
		c.same("chance", m[1], want)
		others := 0
		for _, other := range c.facts.ratings {
			if other["group"] == row["group"] && other["rating"] != "not_rated" {
				others++
			}
		}
		c.same("CCGs rated", m[4], strconv.Itoa(others))
		c.same("figures used", m[6], row["indicators_used"])
		var used []csvRow
		for _, figure := range c.figures {
			if figure["group"] == row["group"] && figure["used_in_score"] == "true" {
				used = append(used, figure)
			}
		}
		c.same("figures used", m[6], strconv.Itoa(len(used)))
		c.same("their period", m[7], monthSpan(c.T, used))
		c.same("that few agree", m[8], map[bool]string{true: "but only "}[row.number(c.T, "stability") < 0.5])
		c.agree(m[9], row.number(c.T, "stability"))
	}
}

// agree checks the share of variants: the nearest whole percentage, or the one
// below where that would take it over a border at which words change.
func (c *sentenceCheck) agree(said string, share float64) {
	want := int(math.Round(100 * share))
	for _, border := range []int{50, 70, 90, 100} {
		if want == border && 100*share < float64(border)-1e-7 {
			want--
		}
	}
	c.same("variants that agree", said, strconv.Itoa(want))
}

// usual checks the sentence of a CCG without a green or red rating.
func (c *sentenceCheck) usual(text string, rated int) {
	if rated == 0 {
		c.same("sentence", text, "There were too few figures of "+c.facts.span+" to rate "+c.name+" beside England's other CCGs, which says nothing about its care.")
		return
	}
	m := c.parse(usualForm, text)
	given, expected := 0, 0
	for _, row := range c.facts.ratings {
		if row["rating"] != "not_rated" {
			given++
		}
		if row["rating"] == "blue" {
			expected++
		}
	}
	c.same("ratings given", m[1], strconv.Itoa(given))
	c.same("period", m[2], c.facts.span)
	c.same("ratings as expected", m[3], strconv.Itoa(expected))
	c.same("name", m[6], c.name)
	want := "were all " + strconv.Itoa(rated)
	switch rated {
	case 1:
		want = "was the only one"
	case 2:
		want = "were both"
	}
	c.same("its own", m[4], want)
}

// outside lists the figures that are better and worse than ordinary.
func (c *sentenceCheck) outside() (compared int, better, worse []string) {
	for _, row := range c.figures {
		if row["band"] == "" {
			continue
		}
		compared++
		switch name := c.facts.indicators[row["indicator"]]; {
		case row.number(c.T, "band") > 0:
			better = append(better, name)
		case row.number(c.T, "band") < 0:
			worse = append(worse, name)
		}
	}
	return compared, better, worse
}

// counted checks the sentence that counts single figures.
func (c *sentenceCheck) counted(text string) {
	compared, better, worse := c.outside()
	if len(better)+len(worse) == 0 {
		m := c.parse(allForm, text)
		c.same("figures", m[1], strconv.Itoa(compared))
		c.same("name", m[2], c.name)
		c.same("period", m[3], c.comparedSpan())
		return
	}
	m := c.parse(countedForm, text)
	number := func(n int) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n)
	}
	names := func(names []string) string {
		if len(names) == 0 || len(better)+len(worse) > 3 {
			return ""
		}
		return "“" + strings.Join(names, "”, “") + "”"
	}
	plain := strings.NewReplacer("” and “", "”, “")
	c.same("figures", m[1], strconv.Itoa(compared))
	c.same("name", m[2], c.name)
	c.same("period", m[3], c.comparedSpan())
	c.same("within", m[4], strconv.Itoa(compared-len(better)-len(worse)))
	c.same("better", m[5], number(len(better)))
	c.same("which are better", plain.Replace(m[6]), names(better))
	c.same("worse", m[7], number(len(worse)))
	c.same("which are worse", plain.Replace(m[8]), names(worse))
}

// caveat checks the number in the caveat: one figure in twenty.
func (c *sentenceCheck) caveat(text string) {
	compared, _, _ := c.outside()
	m := c.parse(caveatForm, text)
	c.same("figures of the caveat", m[1], strconv.Itoa(compared))
	by, err := strconv.ParseFloat(m[2], 64)
	if err != nil || math.Abs(by-float64(compared)/20) > 0.0500001 {
		c.Errorf("%s: %s of %d by ordinary variation", c.where, m[2], compared)
	}
}

var figureText = regexp.MustCompile(`^(−?)([\d,]+)(?:\.(\d+))?`)

// table checks the figures behind the sentences: those outside the range of
// ordinary CCGs, as printed.
func (c *sentenceCheck) table(rows [][]string) {
	near := func(what, printed, published string) {
		c.Helper()
		m := figureText.FindStringSubmatch(printed)
		want, err := strconv.ParseFloat(published, 64)
		if m == nil || err != nil {
			c.Errorf("%s: %s is printed as %q, published as %q", c.where, what, printed, published)
			return
		}
		got, _ := strconv.ParseFloat(strings.ReplaceAll(strings.Replace(m[0], "−", "-", 1), ",", ""), 64)
		if math.Abs(got-want) > 0.5000001*math.Pow10(-len(m[3])) {
			c.Errorf("%s: %s is printed as %q, published as %q", c.where, what, printed, published)
		}
	}
	i := 0
	for _, row := range c.figures {
		if row["band"] == "" || row["band"] == "0" {
			continue
		}
		if i == len(rows) {
			c.Fatalf("%s: %d rows of figures, and no %s", c.where, i, row["indicator"])
		}
		cells := rows[i]
		i++
		name := c.facts.indicators[row["indicator"]]
		if !strings.HasPrefix(cells[0], name) {
			c.Errorf("%s: %q where %q should stand", c.where, cells[0], name)
		}
		near(name, cells[1], row["value"])
		lower, upper, ok := strings.Cut(cells[2], " to ")
		if !ok {
			c.Errorf("%s: no interval in %q", c.where, cells[2])
		}
		near(name+", lower", lower, row["lower_95"])
		near(name+", upper", upper, row["upper_95"])
		near(name+", England", cells[3], row["england"])
		want := map[string]string{"2": "Much better than expected", "1": "Better than expected", "-1": "Worse than expected", "-2": "Much worse than expected"}[row["band"]]
		if !strings.Contains(cells[4], want) {
			c.Errorf("%s: %s is %q, want %q", c.where, name, cells[4], want)
		}
	}
	if i != len(rows) {
		c.Errorf("%s: %d rows of figures, want %d", c.where, len(rows), i)
	}
}
