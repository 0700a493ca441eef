package chart

// Colours of everything that is not a token, all neutral: a hue is a verdict.
const (
	paper    = "#ffffff" // what a chart stands on
	ink      = "#212b32" // text, targets
	lineGrey = "#4c6272" // limits
	barGrey  = "#87949c" // intervals, 3:1 on paper
	gridGrey = "#d8dde0" // grid lines
)

// The same on a dark page.
const (
	darkPaper    = "#14181b"
	darkInk      = "#f0f4f5"
	darkLineGrey = "#b4c0c8"
	darkBarGrey  = "#76838b"
	darkGridGrey = "#333c42"
)

// Strokes and fills as attributes. The attribute is what a picture without a
// style sheet shows, on white; the class lets the style sheet give the colour
// that the page is in.
const (
	strokeInk  = `class="ccg-stroke-ink" stroke="` + ink + `"`
	strokeLine = `class="ccg-stroke-line" stroke="` + lineGrey + `"`
	strokeBar  = `class="ccg-stroke-bar" stroke="` + barGrey + `"`
	strokeGrid = `class="ccg-stroke-grid" stroke="` + gridGrey + `"`
	fillBar    = `class="ccg-fill-bar" fill="` + barGrey + `"`
	fillGrid   = `class="ccg-fill-grid" fill="` + gridGrey + `"`
	fillPaper  = `class="ccg-fill-paper" fill="#fff"`

	// Text that stays readable over a line.
	fillOver = `class="ccg-fill-line ccg-stroke-paper" fill="` + lineGrey + `" stroke="#fff" stroke-width="4" paint-order="stroke"`
)

// darkShades gives, for every colour that an option may name, the one in its
// place on a dark page.
func darkShades() map[string]string {
	shades := map[string]string{
		paper: darkPaper, ink: darkInk, lineGrey: darkLineGrey, barGrey: darkBarGrey, gridGrey: darkGridGrey,
	}
	for _, t := range legendOrder() {
		shades[t.Fill()] = t.DarkFill()
	}
	return shades
}
