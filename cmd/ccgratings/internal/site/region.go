package site

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// regionView is an NHS region of the edition: the CCGs that the register
// places in it. A region is not rated; only its CCGs are.
type regionView struct {
	Name    string
	place   place
	members []int // indices of its CCGs in alphabetical order
}

// regionsOf groups the CCGs of an edition by region, in alphabetical order.
func (v *view) regionsOf() []regionView {
	members := make(map[string][]int)
	var names []string
	for _, k := range v.byName {
		name := v.ccgs[k].Region
		if members[name] == nil {
			names = append(names, name)
		}
		members[name] = append(members[name], k)
	}
	slices.Sort(names)
	taken := make(map[string]bool)
	var out []regionView
	for _, name := range names {
		first := slugOf(name)
		slug := first
		for n := 2; taken[slug]; n++ {
			slug = first + "-" + strconv.Itoa(n)
		}
		taken[slug] = true
		out = append(out, regionView{name, v.places.region(slug), members[name]})
	}
	return out
}

// regionPlace is where the page of a CCG's region stands.
func (v *view) regionPlace(k int) place {
	i := slices.IndexFunc(v.regions, func(r regionView) bool { return r.Name == v.ccgs[k].Region })
	return v.regions[i].place
}

// longestSlug is how many letters of a region's name the name of its file has.
const longestSlug = 60

// slugOf turns a name into the name of a file: lower-case letters and digits
// joined by hyphens, cut where that would be too long for a file system. A name
// without any is "region".
func slugOf(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return r >= 0x80 || !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	if len(words) == 0 || words[0] == "index" {
		words = append([]string{"region"}, words...)
	}
	slug := strings.Join(words, "-")
	return strings.TrimRight(slug[:min(len(slug), longestSlug)], "-")
}
