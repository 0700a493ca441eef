package chart_test

import (
	"encoding/json"
	"testing"

	"ccgratings/cmd/ccgratings/internal/chart"
)

// option is what a test reads of an option.
type option struct {
	Option struct {
		Animation *bool
		Tooltip   struct{ Formatter string }
		XAxis     []struct {
			AxisLabel struct{ AlignMaxLabel string }
		}
		Series []struct {
			Name, Type, RenderItem string
			ItemStyle              struct{ Color, BorderColor string }
			Data                   []struct {
				Name  string
				Value []any
			}
		}
	}
	X, Y struct {
		Name, Unit string
		Decimals   int
		Periods    []struct {
			At           float64
			Name         string
			Narrow, Wide bool
		}
	}
}

func readOption(t *testing.T, raw json.RawMessage, err error) option {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	var o option
	if err := json.Unmarshal(raw, &o); err != nil {
		t.Fatalf("%v in %s", err, raw)
	}
	return o
}

func TestOptionIsTheSameEveryTime(t *testing.T) {
	first, err := sampleFunnel(209).Option()
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		again, err := sampleFunnel(209).Option()
		if err != nil || string(again) != string(first) {
			t.Fatalf("another run gives another option (%v)", err)
		}
	}
}

func TestFunnelOption(t *testing.T) {
	f := sampleFunnel(12)
	raw, err := f.Option()
	o := readOption(t, raw, err)
	if o.Option.Animation == nil || *o.Option.Animation {
		t.Error("animation is not off")
	}
	if o.Option.Tooltip.Formatter != "mark" {
		t.Errorf("tooltip formatter is %q, want the name mark", o.Option.Tooltip.Formatter)
	}
	kinds, names := map[string]int{}, map[string]bool{}
	for _, s := range o.Option.Series {
		kinds[s.Type]++
		if s.Type != "scatter" {
			continue
		}
		for _, d := range s.Data {
			names[d.Name] = true
			if len(d.Value) != 6 || d.Value[4] == "" || d.Value[5] == "" {
				t.Errorf("%s has the values %v, want x, y, lower, upper, href, id", d.Name, d.Value)
			}
		}
	}
	if kinds["line"] != 5 || kinds["scatter"] != len(chart.Bands()) || len(names) != 12 {
		t.Errorf("series %v with %d marks, want 5 lines, %d scatters, 12 marks", kinds, len(names), len(chart.Bands()))
	}
	if o.Y.Unit != "%" || o.Y.Decimals != 1 || o.X.Name != "Patients" {
		t.Errorf("axes are %+v and %+v", o.X, o.Y)
	}
}

func TestRankedOption(t *testing.T) {
	raw, err := sampleRanked(20).Option()
	o := readOption(t, raw, err)
	first := o.Option.Series[0]
	if first.Type != "custom" || first.RenderItem != "interval" || len(first.Data) != 20 {
		t.Errorf("first series is %s with renderItem %q and %d data, want 20 intervals", first.Type, first.RenderItem, len(first.Data))
	}
	if o.X.Name != "" {
		t.Errorf("x is named %q: a place in the order is no figure", o.X.Name)
	}
}
