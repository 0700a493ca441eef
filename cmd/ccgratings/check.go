package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"ccgratings/cmd/ccgratings/internal/edition"
	"ccgratings/cmd/ccgratings/internal/problem"
	"ccgratings/cmd/ccgratings/internal/rating"
	"ccgratings/cmd/ccgratings/internal/site"
)

// check says what is wrong with the input and, if nothing is, what will be
// missing from the site and why, in plain sentences. It writes nothing.
func check(args []string, to streams) error {
	var input inputFlags
	flags := pflag.NewFlagSet("check", pflag.ContinueOnError)
	input.add(flags)
	if err := parse(flags, args, to); err != nil {
		return err
	}
	in, problems, err := input.load()
	if err != nil {
		return err
	}
	report(to.results, problems)
	if problems.Errors() > 0 {
		return errProblems
	}
	for _, y := range in.Years {
		foretellRelease(to.results, y.Edition)
		foretell(to.results, y)
		foretellMap(to.results, in.Places, y)
	}
	return nil
}

// foretellRelease says of an edition that is dated in the future how it may be
// built.
func foretellRelease(w io.Writer, e *edition.Edition) {
	if !now().reaches(e.Published) {
		fmt.Fprintf(w, "%s is dated %s. Until then, build needs --preview, or --as-of with that date or a later one.\n", e.Title, e.Published.Format(time.RFC3339))
	}
}

// foretell says what an edition will publish and what it will not.
func foretell(w io.Writer, y site.Year) {
	res := y.Results
	fmt.Fprintf(w, "%s: %s, %s.\n", y.Edition.Title, problem.Count(len(res.CCGs), "CCG"), problem.Count(len(res.Indicators), "indicator"))
	for k := range res.Groups {
		foretellGroup(w, res, &res.Groups[k])
	}
	for k := range res.Indicators {
		foretellIndicator(w, res, &res.Indicators[k])
	}
}

// foretellGroup says how many CCGs will be rated in a group, and why the
// others will not.
func foretellGroup(w io.Writer, res *rating.Results, g *rating.GroupResult) {
	fmt.Fprintf(w, "\n%s: %d of %d CCGs will be rated: %d green, %d blue, %d red.\n", g.Group.Name,
		g.Rated, len(res.CCGs), g.Counts[rating.Green], g.Counts[rating.Blue], g.Counts[rating.Red])
	if g.Rated > 0 && !g.RanksPrintable(res.Rules) {
		fmt.Fprintln(w, "  No ranks will be printed: the scores are not reliable enough.")
	}
	var missing tally
	for i, rt := range g.Ratings {
		if rt.Colour == rating.NotRated {
			missing.add(rt.Reason, res.CCGs[i].Name)
		}
	}
	missing.print(w, "will not be rated")
}

// foretellIndicator says whether an indicator will count, and which CCGs will
// have no usable figure.
func foretellIndicator(w io.Writer, res *rating.Results, ind *rating.IndicatorResult) {
	fmt.Fprintf(w, "\n%s, %s: %d of %d CCGs have a figure that can be compared.\n",
		ind.Definition.Name, ind.Table.Period.Words(), ind.Usable, len(res.CCGs))
	if !ind.Scored {
		fmt.Fprintf(w, "  It will be shown and not scored: %s.\n", ind.WhyNotScored)
	}
	for _, warning := range ind.Warnings {
		fmt.Fprintf(w, "  %s\n", warning)
	}
	var missing tally
	for i := range ind.Comparisons {
		if c := &ind.Comparisons[i]; c.Standing != rating.Usable {
			missing.add(c.Reason, res.CCGs[i].Name)
		}
	}
	missing.print(w, "")
}

// tally gathers CCGs by what is said of them.
type tally struct{ entries []tallyEntry }

type tallyEntry struct {
	reason string
	names  []string
}

func (t *tally) add(reason, name string) {
	i := slices.IndexFunc(t.entries, func(e tallyEntry) bool { return e.reason == reason })
	if i < 0 {
		i = len(t.entries)
		t.entries = append(t.entries, tallyEntry{reason: reason})
	}
	t.entries[i].names = append(t.entries[i].names, name)
}

// fewNames is how many CCGs a line names before it only counts them.
const fewNames = 4

// print gives a line a reason, the most frequent first.
func (t *tally) print(w io.Writer, fate string) {
	slices.SortStableFunc(t.entries, func(a, b tallyEntry) int { return cmp.Compare(len(b.names), len(a.names)) })
	for _, e := range t.entries {
		names := strings.Join(e.names[:min(len(e.names), fewNames)], "; ")
		if more := len(e.names) - fewNames; more > 0 {
			names += fmt.Sprintf("; and %d more", more)
		}
		count := strings.TrimSpace(problem.Count(len(e.names), "CCG") + " " + fate)
		fmt.Fprintf(w, "  %s: %s (%s).\n", count, strings.TrimSuffix(e.reason, "."), names)
	}
}
