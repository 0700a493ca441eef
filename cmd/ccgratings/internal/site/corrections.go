package site

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"
	"strings"
	"time"

	"ccgratings/cmd/ccgratings/internal/ledger"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/opendata"
	"ccgratings/cmd/ccgratings/internal/tables"
)

const (
	correctionsPage        = "corrections"
	correctionsPlace place = correctionsPage + ".html"
)

// correctionsHTML is the page of everything that was changed after it was
// published, the newest first.
type correctionsHTML struct {
	frame
	Count   string // how many there are, in words; empty if there are none
	CSV     string
	Records []correctionRecord
	Body    template.HTML // what is to be done about a mistake, and the rule
}

// correctionRecord is one correction.
type correctionRecord struct {
	ID, Title, Date, Kind string
	Edition               link
	Why, Affected         string
	Body                  template.HTML
	Colours               []colourChange
	Counts                string // of the figures that changed: sentences
	Rows                  []recordRow
	More                  string // how many rows are left out; empty if none are
}

// colourChange is a rating that is not what it was.
type colourChange struct {
	CCG      link
	Group    string
	Was, Now template.HTML
}

// recordRow is a figure that is not what it was.
type recordRow struct {
	CCG      link // without an address if it is about all CCGs, or one that is gone
	About    string
	Was, Now string
}

// listedRows is how many changed figures the page lists; the ledger has all.
const listedRows = 20

// recorded is a correction and its edition.
type recorded struct {
	ledger.Correction
	view *view
}

// recorded lists the corrections of all editions, the newest first.
func (b *builder) recorded() []recorded {
	var out []recorded
	for _, v := range b.views {
		for _, c := range v.year.Corrections {
			out = append(out, recorded{c, v})
		}
	}
	slices.SortStableFunc(out, func(a, b recorded) int { return strings.Compare(b.ID, a.ID) })
	return out
}

func correctionID(c ledger.Correction) string { return "correction-" + c.ID }

// corrections makes the page of corrections.
func (b *builder) corrections() (File, error) {
	at, words := correctionsPlace, b.words.root[correctionsPage]
	p := &correctionsHTML{frame: b.framer.rootFrame(b.latest(), at, words.Title), Body: words.Body, CSV: "corrections.csv"}
	p.Description = words.Summary
	all := b.recorded()
	p.Count = recordCount(all)
	for _, r := range all {
		record, err := r.record(b.words.glossary)
		if err != nil {
			return File{}, err
		}
		p.Records = append(p.Records, record)
	}
	return b.templates.corrections.render(at, p)
}

// recordCount says how many corrections and revisions there are; empty if
// there are none.
func recordCount(all []recorded) string {
	corrections := 0
	for _, r := range all {
		if r.Kind == ledger.Correct {
			corrections++
		}
	}
	var parts []string
	if corrections > 0 {
		parts = append(parts, counted(corrections, "correction", "corrections"))
	}
	if revisions := len(all) - corrections; revisions > 0 {
		parts = append(parts, counted(revisions, "revision", "revisions"))
	}
	return strings.Join(parts, " and ")
}

// record prepares a correction for the page. Each is rendered by itself: an
// address that one gives a name must not be taken for that of another.
func (r recorded) record(terms *glossary) (correctionRecord, error) {
	body, err := toHTML(r.Body, terms, correctionsPlace)
	if err != nil {
		return correctionRecord{}, fmt.Errorf("%s: %w", r.File, err)
	}
	out := correctionRecord{
		ID: correctionID(r.Correction), Title: r.Title, Date: nhs.DateOf(r.Date).Words(),
		Kind:    map[ledger.Kind]string{ledger.Correct: "Correction", ledger.Revise: "Revision"}[r.Kind],
		Edition: link{r.view.edition.Name(), correctionsPlace.to(r.view.places.home())},
		Why:     sentence(r.Why), Affected: sentence(r.Affected), Body: body,
	}
	r.addChanges(&out)
	return out, nil
}

// addChanges adds what was changed: every colour, and the figures.
func (r recorded) addChanges(out *correctionRecord) {
	shown := r.view.shownChanges(r.Changes)
	slices.SortStableFunc(shown, func(a, b shownChange) int { return cmp.Compare(weightOf(&a), weightOf(&b)) })
	figures := make(map[[4]string]bool)
	moved := 0
	for i := range shown {
		s := &shown[i]
		switch {
		case s.Colour():
			out.Colours = append(out.Colours, colourChange{r.link(s), s.About, bandOfRating(s.Old), bandOfRating(s.New)})
			continue
		case s.Derived() || s.What == "interval":
			moved++
			continue
		case s.Table != "settings" && (s.Column == "value" || s.Column == ledger.RowColumn):
			figures[[4]string{s.Table, s.CCG, s.Subject, s.Period}] = true
		}
		out.addRow(recordRow{r.link(s), joinedWith(s.About, s.What), s.Was, s.Now}, s)
	}
	out.Counts = r.counts(len(figures), moved)
	if n := len(out.Rows) - listedRows; n > 0 {
		out.Rows, out.More = out.Rows[:listedRows], counted(n, "more row", "more rows")
	}
}

// addRow adds a changed figure; one of England's only once.
func (out *correctionRecord) addRow(row recordRow, s *shownChange) {
	if s.Column == "england" {
		row.CCG, row.About = link{Text: "England"}, s.About
	}
	if !slices.Contains(out.Rows, row) {
		out.Rows = append(out.Rows, row)
	}
}

// link leads to a CCG's page, if it has one.
func (r recorded) link(s *shownChange) link {
	if s.CCGAt < 0 {
		return link{Text: s.Who}
	}
	return link{s.Who, correctionsPlace.to(r.view.ccgs[s.CCGAt].place)}
}

// bandOfRating is a rating in the downloads' word as cells of tables print it.
func bandOfRating(text string) template.HTML {
	if c, ok := colourNamed(text); ok {
		return band(colourToken(c))
	}
	return template.HTML(template.HTMLEscapeString(plainText(text)))
}

// counts says how many figures changed as pages print them, and what became of
// the numbers worked out from them.
func (r recorded) counts(figures, moved int) string {
	if len(r.Changes) == 0 {
		return "No figure changed."
	}
	text := counted(figures, "figure", "figures") + " changed."
	if moved > 0 {
		text += " So did " + counted(moved, "number", "numbers") + " worked out from such figures, like a score or an interval."
	}
	return text + " The CSV file has " + counted(len(r.Changes), "changed cell", "changed cells") + ", the smallest changes too."
}

// correctionFiles makes the ledger of all corrections, and what describes it.
func (b *builder) correctionFiles() ([]File, error) {
	var all []ledger.Correction
	for _, r := range b.recorded() {
		all = append(all, r.Correction)
	}
	made, err := opendata.CorrectionFiles(tables.Corrections(all))
	return filesIn("", made), err
}

// correctionNews is a piece of news for every correction, the newest first.
func (b *builder) correctionNews() []news {
	var out []news
	for _, r := range b.recorded() {
		id := correctionID(r.Correction)
		out = append(out, news{
			name: id, title: verbOf(r.Correction) + ": " + r.Title, published: r.view.year.told(r.Date), updated: r.view.year.told(r.Date),
			page:     correctionsPlace + place("#"+id),
			summary:  r.view.edition.Name() + ". " + sentence(r.Why) + " " + sentence(r.Affected),
			category: string(r.Kind), label: verbOf(r.Correction),
		})
	}
	return out
}

// corrected is how often the edition's figures were changed: a correction of
// words changes no file of theirs.
func (y Year) corrected() int {
	n := 0
	for _, c := range y.Corrections {
		if len(c.Changes) > 0 {
			n++
		}
	}
	return n
}

// Modified is when the edition's figures were last changed: the day of the last
// correction that changed any, or else when it was published.
func (y Year) Modified() time.Time {
	for _, c := range slices.Backward(y.Corrections) {
		if len(c.Changes) > 0 {
			return y.told(c.Date)
		}
	}
	return y.Edition.Published
}

// told is when a correction of a day was published: not before the edition,
// whose hour on its day is known.
func (y Year) told(day time.Time) time.Time {
	if day.Before(y.Edition.Published) {
		return y.Edition.Published
	}
	return day
}
