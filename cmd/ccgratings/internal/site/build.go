package site

import (
	"context"
	"errors"
	"runtime"
	"strings"

	"golang.org/x/sync/errgroup"

	"ccgratings/cmd/ccgratings/internal/card"
	"ccgratings/cmd/ccgratings/internal/edition"
)

// builder makes the pages of one site. Once made it only reads, so pages may
// be made by several goroutines at once.
type builder struct {
	in        Input
	words     *words
	templates *templates
	framer    *framer
	painter   *card.Painter
	views     []*view // oldest first
	lives     []life  // every CCG over all of them, by name
}

// task makes some files of the site.
type task func() ([]File, error)

func newBuilder(in Input) (*builder, error) {
	if len(in.Years) == 0 {
		return nil, errors.New("no edition to publish")
	}
	m := in.materials
	if m == nil {
		return nil, errors.New("the site was not prepared")
	}
	b := &builder{in: in, words: m.words, templates: m.templates}
	var err error
	if b.painter, err = card.NewPainter(); err != nil {
		return nil, err
	}
	b.framer = &framer{assets: m.assets, preview: in.Preview, invented: in.Register.Invented(), corrected: make(map[place][]correctedNote)}
	if in.BaseURL != "" {
		b.framer.baseURL = strings.TrimSuffix(in.BaseURL, "/") + "/"
	}
	for _, year := range in.Years {
		if in.Preview {
			year.Edition = previewOf(year.Edition)
		}
		b.views = append(b.views, newView(year, in.Register, m.words))
	}
	for _, v := range b.views {
		var err error
		if v.figures, err = v.newFigures(); err != nil {
			return nil, err
		}
	}
	for _, v := range b.views {
		v.addDeparted(b.before(v))
		v.addRepeated(b.before(v))
		v.layOut(in.Places)
		if err := v.addIndex(); err != nil {
			return nil, err
		}
	}
	b.lives = livesOf(b.views, in.Register)
	for _, v := range b.views {
		for at, notes := range b.correctedNotes(v) {
			b.framer.corrected[at] = append(b.framer.corrected[at], notes...)
		}
	}
	return b, nil
}

func editions(years []Year) []*edition.Edition {
	all := make([]*edition.Edition, len(years))
	for i, y := range years {
		all[i] = y.Edition
	}
	return all
}

// latest is the newest edition.
func (b *builder) latest() *view { return b.views[len(b.views)-1] }

// before is the editions older than one, latest first.
func (b *builder) before(v *view) []*view {
	var older []*view
	for _, other := range b.views {
		if other == v {
			break
		}
		older = append([]*view{other}, older...)
	}
	return older
}

// pageTask is a page and where it stands.
type pageTask struct {
	at   place
	make func() (File, error)
}

// pages lists every page of the site.
func (b *builder) pages() []pageTask {
	tasks := b.rootPages()
	for _, v := range b.views {
		tasks = append(tasks, b.yearPages(v)...)
	}
	return tasks
}

// rootPages lists the pages at the top of the site.
func (b *builder) rootPages() []pageTask {
	tasks := []pageTask{{homePlace, b.home}}
	for _, name := range rootArticles {
		if name == correctionsPage {
			tasks = append(tasks, pageTask{correctionsPlace, b.corrections})
			continue
		}
		tasks = append(tasks, pageTask{place(name + ".html"), func() (File, error) { return b.article(name) }})
	}
	tasks = append(tasks, pageTask{historiesPlace, b.histories})
	for i := range b.lives {
		l := &b.lives[i]
		tasks = append(tasks, pageTask{l.place, func() (File, error) { return b.history(l) }})
	}
	return tasks
}

// yearPages lists the pages of an edition.
func (b *builder) yearPages(v *view) []pageTask {
	of := func(at place, page func(*view) (File, error)) pageTask {
		return pageTask{at, func() (File, error) { return page(v) }}
	}
	tasks := []pageTask{
		of(v.places.home(), b.year),
		of(v.places.method(), b.method),
		of(v.places.gaps(), b.gaps),
		of(v.places.downloads(), b.files),
		of(v.places.press(), b.press),
		of(v.places.dictionary(), b.dictionary),
		of(v.places.ccgs(), b.ccgs),
		of(v.places.regions(), b.regions),
		of(v.places.indicators(), b.indicators),
		of(v.places.compare(), b.compare),
	}
	for i := range v.groups {
		g := &v.groups[i]
		tasks = append(tasks, pageTask{g.place, func() (File, error) { return b.group(v, g) }})
	}
	for i := range v.indicators {
		iv := &v.indicators[i]
		tasks = append(tasks, pageTask{iv.place, func() (File, error) { return b.indicator(v, iv) }})
	}
	for i := range v.regions {
		r := &v.regions[i]
		tasks = append(tasks, pageTask{r.place, func() (File, error) { return b.region(v, r) }})
	}
	for k := range v.ccgs {
		tasks = append(tasks, pageTask{v.ccgs[k].place, func() (File, error) { return b.ccg(v, k) }})
	}
	for k := range v.ccgs {
		at := v.places.comparison(v.ccgs[k].ODS)
		tasks = append(tasks, pageTask{at, func() (File, error) { return b.comparison(v, k) }})
	}
	for i := range v.departed {
		d := &v.departed[i]
		tasks = append(tasks, pageTask{d.place, func() (File, error) { return b.departed(v, d) }})
	}
	return tasks
}

// later lists the files that are made later: spreadsheets of parts, and the
// pictures that stand for pages where they are shared.
func (b *builder) later() []Later {
	var all []Later
	for _, v := range b.views {
		all = append(all, v.sheets()...)
		all = append(all, b.cards(v)...)
	}
	return append(all, Later{string(frontCardPlace), b.frontCard})
}

// tasks lists all else there is to make. The longest come first, so that the
// last to finish is not one of them.
func (b *builder) tasks() []task {
	var tasks []task
	for _, v := range b.views {
		tasks = append(tasks, v.downloads)
		tasks = append(tasks, func() ([]File, error) { return []File{v.figures, v.index}, nil })
	}
	tasks = append(tasks, b.correctionFiles)
	tasks = append(tasks, b.catalogue)
	one := func(make func() (File, error)) task {
		return func() ([]File, error) {
			f, err := make()
			return []File{f}, err
		}
	}
	var listed []place
	for _, p := range b.pages() {
		tasks = append(tasks, one(p.make))
		if p.at != notFoundPlace {
			listed = append(listed, p.at)
		}
	}
	tasks = append(tasks, func() ([]File, error) { return b.framer.assets.files, nil }, one(b.robots))
	if !b.in.Preview {
		tasks = append(tasks, one(b.feed))
	}
	tasks = append(tasks, func() ([]File, error) { return b.in.Source, nil })
	if b.framer.baseURL != "" && !b.in.Preview {
		tasks = append(tasks, one(b.sitemap(listed)))
	}
	return tasks
}

// run makes files on all cores and hands each over; it stops at the first
// error.
func run(tasks []task, emit func(File) error) error {
	group, ctx := errgroup.WithContext(context.Background())
	next := make(chan task)
	group.Go(func() error {
		defer close(next)
		for _, t := range tasks {
			select {
			case next <- t:
			case <-ctx.Done():
				return nil
			}
		}
		return nil
	})
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() error {
			for t := range next {
				files, err := t()
				if err != nil {
					return err
				}
				for _, f := range files {
					if err := emit(f); err != nil {
						return err
					}
				}
			}
			return nil
		})
	}
	return group.Wait()
}
