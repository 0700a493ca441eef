package recipe

import (
	"math"
	"strings"
	"testing"
)

// Arithmetic by hand, with a = 7, b = 2 and t.c = -3.
func TestExpression(t *testing.T) {
	names := map[ref]float64{{field: "a"}: 7, {field: "b"}: 2, {"t", "c"}: -3}
	for text, want := range map[string]float64{
		"a": 7, "a + b": 9, "a - b - b": 3, "a * b + 1": 15, "a + b * 2": 11, "(a + b) * 2": 18, "a / b": 3.5, "-a": -7, "- (a - b)": -5,
		"t.c": -3, "a + t.c": 4, "1e2 * b": 200, "0.5": 0.5,
		"round(a / b)": 4, "round(5 / b)": 2, "round(a / 3, 2)": 2.33, "round(t.c / b, 0)": -2, "round(a, 12)": 7, "round(2 * a / 3, 1) + 1": 5.7,
		"a / (b - 2)": math.Inf(1), "t.c / (b - 2)": math.Inf(-1), "round(a / (b - 2), 1)": math.Inf(1),
	} {
		e, err := parseExpression(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		var values []float64
		for _, r := range e.refs {
			values = append(values, names[r])
		}
		if got := e.at(values); got != want {
			t.Errorf("%s = %v, want %v", text, got, want)
		}
	}
	if e, err := parseExpression("round((b - 2) / (b - 2), 1)"); err != nil || !math.IsNaN(e.at([]float64{2})) {
		t.Errorf("0 divided by 0 is a number, or %v", err)
	}
}

// What is no arithmetic on columns; a remark in it least of all, which Go would
// take as not there.
func TestNoExpression(t *testing.T) {
	for text, want := range map[string]string{
		"a // b": "is not arithmetic on columns", "a /* + b */": "is not arithmetic on columns", "a // 2": "is not arithmetic", "/* */ a": "is not arithmetic",
		"": "is not arithmetic", "a b": "is not arithmetic", "a +": "is not arithmetic", "a = b": "is not arithmetic", "100%": "is not arithmetic", "a; b": "is not arithmetic",
		"a % b": "has % in it, expected + - * or /", "a & b": "has & in it", "a == b": "has == in it", "a ^ b": "has ^ in it",
		"+a": "has something in it that is not", "!a": "has something in it", "a.b.c": "has something in it", "a[0]": "has something in it", "func() {}": "has something in it",
		`"a"`: "is not a number", "'a'": "is not a number", "2i": "is not a number", "1e999": "is not a number", "1e999 + a": "is not a number", "a * 2i": "is not a number",
		"sqrt(a)": "calls a function other than round", "round()": "calls a function other", "round(a, 1, 2)": "calls a function other", "t.round(a)": "calls a function other",
		"round(2i)": "is not a number", "round(a, b)": "rounds to other than 0 to 12 digits", "round(a, -1)": "rounds to other", "round(a, 1.5)": "rounds to other", "round(a, 13)": "rounds to other",
	} {
		if e, err := parseExpression(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, %v, want %s", text, e, err, want)
		}
	}
}

// Whatever a text is, it is read and can be worked out, or is an error.
func FuzzExpression(f *testing.F) {
	for _, text := range []string{"a", "week1 + week2", "list * percent / 100", "round(lists.old / lists.all, 2)", "-(a - 1e3)", "a // b", "0x1p-2", "round(a...)", "\xff"} {
		f.Add(text, 1.5)
	}
	f.Fuzz(func(t *testing.T, text string, x float64) {
		e, err := parseExpression(text)
		if err != nil {
			return
		}
		values := make([]float64, len(e.refs))
		for i := range values {
			values[i] = x
		}
		once, again := e.at(values), e.at(values)
		if once != again && !(math.IsNaN(once) && math.IsNaN(again)) {
			t.Fatalf("%q is %v and then %v", text, once, again)
		}
	})
}

// Numbers that are none, or that no count can be: a file or a recipe that gives
// them gives no figures.
func TestNoNumbers(t *testing.T) {
	const good = "CCG,Hot,All\nEngland,30,70\n01A,10,20\n"
	gain := "[[indicator]]\nid = \"gain\"\nperiod = \"2016\"\nvalue = \"hot\"\nlower = \"hot\"\nupper = \"all\"\n"
	checked := func(check string) string {
		return strings.Replace(plainTable, `format = "csv"`, "format = \"csv\"\nchecks = \""+check+"\"", 1) + plainOutput
	}
	for name, test := range map[string]struct{ recipe, csv, want string }{
		"a count below 0":            {plainTable + plainOutput, strings.Replace(good, "01A,10", "01A,-10", 1), "tea.csv:3:1: hot is -10, expected 0 or more, since it counts something"},
		"a population below 0":       {plainTable + plainOutput, strings.Replace(good, "10,20", "10,-20", 1), "tea.csv:3:1: all is -20, expected 0 or more"},
		"a count of England below 0": {plainTable + plainOutput, strings.Replace(good, "30", "-30", 1), "tea.csv:2:1: hot is -30, expected 0 or more"},
		"divided by 0": {plainTable + strings.Replace(plainOutput, `"hot"`, `"hot / (all - 20)"`, 1), good,
			"tea.toml:26:6: the arithmetic gives no number for E38000901 and 2016/17, expected one: is something divided by 0?"},
		"0 divided by 0":                 {plainTable + strings.Replace(plainOutput, `"hot"`, `"(hot - 10) / (all - 20)"`, 1), good, "the arithmetic gives no number for E38000901"},
		"limits of a value":              {plainTable + strings.Replace(gain, `upper = "all"`, `upper = "hot / (all - 20)"`, 1), good, "the arithmetic gives no number for E38000901 and 2016"},
		"a word of floating point":       {plainTable + plainOutput, strings.Replace(good, "01A,10", "01A,Inf", 1), `tea.csv:3:5: hot is "Inf", expected a number`},
		"NaN":                            {plainTable + plainOutput, strings.Replace(good, "01A,10", "01A,NaN", 1), `tea.csv:3:5: hot is "NaN", expected a number`},
		"too large":                      {plainTable + plainOutput, strings.Replace(good, "01A,10", "01A,"+strings.Repeat("9", 400), 1), `tea.csv:3:5: hot is "999`},
		"a check that divides by 0":      {checked("hot = all / (hot - hot)"), good, "tea.csv:2:1: hot = all / (hot - hot) does not hold"},
		"a check with 0 on the left":     {checked("all / (hot - hot) = hot"), good, "tea.csv:2:1: all / (hot - hot) = hot does not hold"},
		"a check of no number":           {checked("(hot - hot) / (hot - hot) = hot"), good, "tea.csv:2:1: (hot - hot) / (hot - hot) = hot does not hold"},
		"a check that is 0 on both":      {checked("hot / (hot - hot) = all / (hot - hot)"), good, "does not hold"},
		"a check that is a little apart": {checked("hot + hot = all + 0.0001"), "CCG,Hot,All\n01A,10,20\n", "it is 20 on the left and 20.0001 on the right"},
	} {
		t.Run(name, func(t *testing.T) {
			result, problems := cook(t, test.recipe, test.csv)
			faulty(t, result, problems, test.want)
		})
	}
	// A change may be below 0, and a check passes over what is hidden.
	result, problems := cook(t, plainTable+gain, "CCG,Hot,All\nEngland,1,2\n01A,-10,-5\n")
	if problems.Errors() > 0 {
		t.Fatal(list(problems))
	}
	same(t, figures(result), "E92000001,2016,,,1,1,2,95\nE38000901,2016,,,-10,-10,-5,95")
	if _, problems = cook(t, checked("hot + hot = all"), "CCG,Hot,All\nEngland,10,20\n01A,10,20\n01B,*,20\n01D,0.3333333333,0.6666666667\n"); problems.Errors() > 0 {
		t.Errorf("what was rounded is apart: %s", list(problems))
	}
}
