package site

// indicatorsPage lists the indicators of an edition by group.
type indicatorsPage struct {
	frame
	Groups []indicatorList
	CSV    string
}

// indicatorList is the indicators of one group.
type indicatorList struct {
	link
	ID   string
	Rows []indicatorEntry
}

// indicatorEntry is one indicator in a list.
type indicatorEntry struct {
	link
	Summary, Direction, Period, England, Usable, Why string
	Source                                           link
	Licence                                          string
}

func (b *builder) indicators(v *view) (File, error) {
	at := v.places.indicators()
	p := &indicatorsPage{
		frame: b.framer.yearFrame(v, at, "Indicators"),
		CSV:   at.to(v.places.indicatorsCSV()),
	}
	p.Description = "The " + counted(len(v.indicators), "indicator", "indicators") + " behind the ratings: what each measures, for when, from whom."
	for g := range v.groups {
		group := &v.groups[g]
		l := indicatorList{link: link{group.Group.Name, at.to(group.place)}, ID: string(group.Group.ID)}
		for _, i := range group.Indicators {
			l.Rows = append(l.Rows, v.indicatorEntry(&v.indicators[i], at))
		}
		p.Groups = append(p.Groups, l)
	}
	return b.templates.indicators.render(at, p)
}

func (v *view) indicatorEntry(iv *indicatorView, at place) indicatorEntry {
	return indicatorEntry{
		link:    link{iv.def.Name, at.to(iv.place)},
		Summary: iv.words.Summary, Direction: iv.direction, Period: iv.period, England: iv.englandInWords(),
		Usable:  whole(iv.Usable) + " of " + whole(len(v.ccgs)),
		Why:     sentence(iv.WhyNotScored),
		Source:  link{iv.def.Source, iv.def.SourceURL},
		Licence: iv.def.Licence,
	}
}
