package site

import (
	"math"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"ccgratings/cmd/ccgratings/internal/rating"
	"ccgratings/cmd/ccgratings/internal/stats"
)

var printed = regexp.MustCompile(`[+\x{2212}]?[0-9][0-9,]*(\.[0-9]+)?`)

// number reads the first number of a text as a page prints it.
func number(t *testing.T, text string) float64 {
	t.Helper()
	found := printed.FindString(text)
	x, err := strconv.ParseFloat(strings.NewReplacer(minus, "-", ",", "").Replace(found), 64)
	if err != nil {
		t.Fatalf("no number in %q", text)
	}
	return x
}

// under lists the elements of a kind under a node, in order.
func under(n *html.Node, tag string) []*html.Node {
	var found []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == tag {
			found = append(found, d)
		}
	}
	return found
}

// reader is someone with a calculator who follows a sum on the page of a CCG,
// from nothing but what pages print.
type reader struct {
	t     *testing.T
	where string
	cap   float64
}

// near reports a number that is further from what was worked out than rounding
// explains.
func (r *reader) near(what string, worked, printed, tolerance float64) {
	r.t.Helper()
	if !(math.Abs(worked-printed) <= tolerance) {
		r.t.Errorf("%s: %s is printed as %v, and worked out as %v", r.where, what, printed, worked)
	}
}

// correlations reads those of a group's page, by the names of two indicators.
func correlations(t *testing.T, page *document) map[[2]string]float64 {
	out := make(map[[2]string]float64)
	for _, section := range page.all("section") {
		if attr(section, "aria-labelledby") != "correlations" {
			continue
		}
		rows := under(under(section, "tbody")[0], "tr")
		var names []string
		for _, row := range rows {
			_, name, _ := strings.Cut(textOf(under(row, "th")[0]), ". ")
			names = append(names, name)
		}
		for a, row := range rows {
			for b, cell := range under(row, "td")[:len(rows)] {
				out[[2]string{names[a], names[b]}] = number(t, textOf(cell))
			}
		}
	}
	return out
}

var proportionOf = regexp.MustCompile(`^([0-9,]+) of ([0-9,]+) = .*; England ([0-9.]+)%;`)

// figure works z out from a row, and d from the counts of a proportion.
func (r *reader) figure(row *html.Node) (name string, z, chanceShare, weight float64) {
	head := under(row, "th")[0]
	name = textOf(head.FirstChild.Parent)
	note := textOf(under(head, "div")[0])
	name = strings.TrimSuffix(name, note)
	cells := under(row, "td")
	d, s, tau := number(r.t, textOf(cells[0])), number(r.t, textOf(cells[1])), number(r.t, textOf(cells[2]))
	lines := under(cells[3], "div")
	z = number(r.t, textOf(lines[0]))
	worked := d / math.Sqrt(s*s+tau*tau)
	if strings.Contains(note, "lower is better") {
		worked = -worked
	}
	r.near("z of "+name, worked, z, 0.0003+1e-4*math.Abs(z))
	if len(lines) > 1 {
		_, counts, _ := strings.Cut(textOf(lines[1]), "counts as ")
		r.near("the cut-off of "+name, math.Copysign(r.cap, worked), number(r.t, counts), 0)
		z = number(r.t, counts)
	} else if math.Abs(z) > r.cap {
		r.t.Errorf("%s: z of %s is %v and not cut off", r.where, name, z)
	}
	if m := proportionOf.FindStringSubmatch(note); m != nil && r.cap == rating.Standard().Cap {
		angle := func(p float64) float64 { return math.Asin(math.Sqrt(p)) }
		x, n, p := number(r.t, m[1]), number(r.t, m[2]), number(r.t, m[3])/100
		own := angle((x+0.375)/(n+0.75)) - angle((n*p+0.125)/(n+0.25))
		r.near("d of "+name, own, d, 5e-5*math.Sqrt(s*s+tau*tau)+1e-6)
	}
	return name, z, s * s / (s*s + tau*tau), number(r.t, textOf(cells[4]))
}

// follow works out a whole sum, and reports whether there is one.
func (r *reader) follow(section *html.Node, together map[[2]string]float64) bool {
	tables := slices.DeleteFunc(under(section, "table"), func(table *html.Node) bool {
		return !slices.Contains(strings.Fields(attr(table, "class")), "ccg-sum")
	})
	if len(tables) == 0 {
		return false
	}
	var names []string
	var z, chanceShare, weight []float64
	for _, row := range under(under(tables[0], "tbody")[0], "tr") {
		name, a, b, c := r.figure(row)
		names, z, chanceShare, weight = append(names, name), append(z, a), append(chanceShare, b), append(weight, c)
	}
	total, variance, noise := 0.0, 0.0, 0.0
	for a := range names {
		total += z[a] * weight[a]
		noise += weight[a] * weight[a] * chanceShare[a]
		for b := range names {
			rho, ok := together[[2]string{names[a], names[b]}]
			if !ok {
				r.t.Fatalf("%s: no correlation of %q with %q", r.where, names[a], names[b])
			}
			variance += weight[a] * weight[b] * rho
		}
	}
	steps := under(under(section, "ol")[0], "li")
	bold := func(step int) string { return textOf(under(steps[step], "b")[0]) }
	r.near("the total", total, number(r.t, bold(0)), 0.0005)
	r.near("the spread", math.Sqrt(variance), number(r.t, bold(1)), 0.0005)
	working := textOf(steps[2])
	l := number(r.t, working[strings.LastIndex(working, "÷"):])
	score := total / math.Sqrt(variance) / l
	_, shown, _ := strings.Cut(working, "shown as ")
	r.near("the score", score, number(r.t, bold(2)), 0.0006)
	r.near("the score to two decimals", score, number(r.t, shown), 0.0056)
	if strings.HasPrefix(textOf(steps[3]), "Chance in the score") {
		r.sure(steps[3:], bold, noise/variance/(l*l), score)
	}
	return true
}

// sure works out how sure the rating is.
func (r *reader) sure(steps []*html.Node, bold func(step int) string, noise, score float64) {
	r.near("the chance in the score", noise, number(r.t, bold(3)), 0.0005*math.Max(noise, 0.1))
	a := number(r.t, textOf(steps[1]))
	reliability := a / (a + noise)
	mu, sd := reliability*score, math.Sqrt(reliability*noise)
	r.near("the reliability", reliability, number(r.t, bold(4)), 0.0008)
	r.near("the true score", mu, number(r.t, bold(5)), 0.002)
	r.near("its margin", sd, number(r.t, bold(6)), 0.0008)
	_, best, _ := strings.Cut(textOf(steps[4]), "begins at ")
	_, worst, _ := strings.Cut(best, "worst at ")
	chances := strings.Split(bold(7), " and ")
	for i, p := range []float64{
		stats.Phi((mu - number(r.t, best)) / sd), stats.Phi((number(r.t, worst) - mu) / sd),
	} {
		text := chances[i]
		switch {
		case strings.HasPrefix(text, "less than"):
			r.near("a small chance", min(p, 0.01), 0.005, 0.007)
		case strings.HasPrefix(text, "more than"):
			r.near("a large chance", max(p, 0.99), 0.995, 0.007)
		default:
			r.near("a chance", p, number(r.t, text)/100, 0.009)
		}
	}
}

// followAll follows every sum of an edition, and counts them.
func followAll(t *testing.T, files map[string][]byte, v *view) int {
	t.Helper()
	together := make(map[string]map[[2]string]float64)
	for i := range v.groups {
		g := &v.groups[i]
		together[string(g.Group.ID)] = correlations(t, parsePage(t, string(g.place), files[string(g.place)]))
	}
	followed := 0
	for k := range v.ccgs {
		name := string(v.ccgs[k].place)
		for _, section := range parsePage(t, name, files[name]).all("section") {
			id := attr(section, "aria-labelledby")
			r := &reader{t, path.Base(name) + ", " + id, v.edition.Rules.Cap}
			if together[id] != nil && r.follow(section, together[id]) {
				followed++
			}
		}
	}
	return followed
}

func ratings(v *view) int {
	n := 0
	for i := range v.groups {
		n += v.groups[i].Rated
	}
	return n
}

// TestSums follows the sum behind every rating of the edition that comes with
// the program, from the printed numbers.
func TestSums(t *testing.T) {
	in := realInput(t)
	b, err := newBuilder(prepared(t, in))
	if err != nil {
		t.Fatal(err)
	}
	if followed, want := followAll(t, buildPages(t, in), b.latest()), ratings(b.latest()); followed != want || want == 0 {
		t.Errorf("%d sums that can be followed, want %d", followed, want)
	}
}

// TestSumsFollowTheRules builds the world by every other choice of method: a
// sum is either right or not there.
func TestSumsFollowTheRules(t *testing.T) {
	if testing.Short() {
		t.Skip("makes the pages of an edition a dozen times over")
	}
	in := prepared(t, world(t))
	year := in.Years[1]
	check := func(name string, shown bool, change func(*rating.Rules)) {
		t.Helper()
		t.Run(name, func(t *testing.T) {
			ed := *year.Edition
			change(&ed.Rules)
			in := in
			in.Years = []Year{{Edition: &ed, Results: rating.Rate(ed.Input(in.Register.Groups))}}
			b, err := newBuilder(in)
			if err != nil {
				t.Fatal(err)
			}
			files := make(map[string][]byte)
			for _, page := range b.yearPages(b.latest()) {
				f, err := page.make()
				if err != nil {
					t.Fatal(err)
				}
				files[f.Path] = f.Data
				nesting(t, f.Path, f.Data)
			}
			want := 0
			if shown {
				want = ratings(b.latest())
			}
			if followed := followAll(t, files, b.latest()); followed != want {
				t.Errorf("%d sums, want %d", followed, want)
			}
		})
	}
	others := func(words []string, shown func(i int) bool, change func(r *rating.Rules, i int)) {
		for i, name := range words {
			if i > 0 { // 0 is the published choice
				check(name, shown(i), func(r *rating.Rules) { change(r, i) })
			}
		}
	}
	always := func(int) bool { return true }
	others(rating.RuleNames(), always, func(r *rating.Rules, i int) { r.Rule = rating.Rule(i) })
	others(rating.Engines(), always, func(r *rating.Rules, i int) { r.Engine, r.Cap = rating.Engine(i), 2.5 })
	others(rating.Overdispersions(), func(i int) bool { return rating.Overdispersion(i) != rating.Multiplicative },
		func(r *rating.Rules, i int) { r.Overdispersion = rating.Overdispersion(i) })
	others(rating.CompositeRules(), func(i int) bool { return rating.CompositeRule(i) == rating.StoufferNaive },
		func(r *rating.Rules, i int) { r.Composite = rating.CompositeRule(i) })
	check("uncapped", true, func(r *rating.Rules) { r.Cap = math.Inf(1) })
	check("unrelated", true, func(r *rating.Rules) { r.Correlation = rating.NoCorrelation })
	check("with few", true, func(r *rating.Rules) { r.MinIndicators, r.MinWeight = 2, 0.5 })
	check("neutral", false, func(r *rating.Rules) { r.Missing = rating.Neutral })
	check("median", false, func(r *rating.Rules) { r.Centre = rating.MedianCentre })
}

// TestWorldSums follows the sums of the world, where figures are hidden, small
// and missing.
func TestWorldSums(t *testing.T) {
	b, err := newBuilder(prepared(t, world(t)))
	if err != nil {
		t.Fatal(err)
	}
	if followed, want := followAll(t, worldSite(t), b.latest()), ratings(b.latest()); followed != want {
		t.Errorf("%d sums that can be followed, want %d", followed, want)
	}
	if page := string(worldSite(t)["2019/ccgs/x12.html"]); !strings.Contains(page, "hidden, 1 to 7 of ") {
		t.Error("the sum of x12 does not say that a figure is hidden")
	}
}
