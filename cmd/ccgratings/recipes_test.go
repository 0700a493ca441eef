package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ccgratings/cmd/ccgratings/internal/csvfile"
	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/recipe"
	"ccgratings/data"
)

// publishedFiles is the folder of the files as they were published, which lies
// beside the project and is no part of it. Without it there is nothing to
// check, which in CI is a failure.
func publishedFiles(t *testing.T) string {
	t.Helper()
	folder := filepath.Join("..", "..", "..", "shared", "real")
	if _, err := os.Stat(folder); err != nil {
		if inCI() {
			t.Fatalf("the published files are not here: %v", err)
		}
		t.Skipf("the published files are not here: %v", err)
	}
	return folder
}

// bySHA256 finds every published file by its SHA-256.
func bySHA256(t *testing.T, folder string) map[string]string {
	t.Helper()
	found := make(map[string]string)
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		file, err := os.Open(path)
		if err != nil {
			return err
		}
		defer file.Close()
		hash := sha256.New()
		if _, err := io.Copy(hash, file); err != nil {
			return err
		}
		found[hex.EncodeToString(hash.Sum(nil))] = path
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// The figures in data are what the recipes make of the published files: no
// more, no less, to the byte; and every row that was read is accounted for, as
// data/recipes/reckoning.txt says.
func TestFiguresAreWhatRecipesMake(t *testing.T) {
	files := bySHA256(t, publishedFiles(t))
	reg, _ := nhs.ReadRegister(data.FS)
	defs, _ := indicator.ReadDefinitions(data.FS, reg)
	recipes, err := fs.Glob(data.FS, "recipes/*.toml")
	if err != nil || len(recipes) == 0 {
		t.Fatalf("there are no recipes: %v", err)
	}
	tables := make(map[indicator.ID][]*indicator.Table)
	made := make(map[string][]byte) // file of the data folder -> text
	from := make(map[string]string) // indicator and period -> recipe
	var account bytes.Buffer
	for _, name := range recipes {
		result := runRecipe(t, name, files, reg, defs, &account)
		for _, table := range result.Tables {
			key := string(table.Indicator) + " " + table.Period.Text
			if from[key] != "" {
				t.Errorf("%s is made by %s and by %s", key, from[key], name)
			}
			from[key] = name
			tables[table.Indicator] = append(tables[table.Indicator], table)
		}
		for _, c := range result.Contexts {
			made[fmt.Sprintf("context/%d.csv", c.Year)] = csvText(t, c.Records())
		}
	}
	for id, list := range tables {
		made[indicator.FileOf(id)] = csvText(t, indicator.Records(list...))
	}
	there := glob(t, data.FS, "observations/*.csv", "context/*.csv")
	for _, name := range there {
		want, ok := made[name]
		got, _ := fs.ReadFile(data.FS, name)
		switch {
		case !ok:
			t.Errorf("data/%s is made by no recipe", name)
		case !bytes.Equal(got, want):
			t.Errorf("data/%s is not what the recipes make: %s", name, firstDifference(got, want))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(made)) {
		if !slices.Contains(there, name) {
			t.Errorf("the recipes make %s, which is not in data", name)
		}
	}
	if want, _ := fs.ReadFile(data.FS, "recipes/reckoning.txt"); !bytes.Equal(account.Bytes(), want) {
		t.Errorf("data/recipes/reckoning.txt is not the account of these runs: %s", firstDifference(want, account.Bytes()))
		if path := os.Getenv("CCGRATINGS_RECKONING"); path != "" {
			if err := os.WriteFile(path, account.Bytes(), 0o666); err != nil {
				t.Error(err)
			}
		}
	}
}

// runRecipe runs a recipe on the files that it pins.
func runRecipe(t *testing.T, name string, files map[string]string, reg *nhs.Register, defs []indicator.Definition, account io.Writer) *recipe.Result {
	t.Helper()
	r, problems := recipe.Read(data.FS, name, reg)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var paths []string
	for _, f := range r.Files {
		path, ok := files[f.SHA256]
		if !ok {
			t.Fatalf("%s reads %s, and no published file has its SHA-256", name, f.Name)
		}
		paths = append(paths, path)
	}
	sources, done, err := openFiles(paths)
	if err != nil {
		t.Fatal(err)
	}
	defer done()
	for i := range sources {
		sources[i].Name = r.Files[i].Name // whatever a copy is called
	}
	result, problems := r.Run(sources, reg, defs)
	if problems.Errors() > 0 {
		t.Fatalf("%s: %v", name, problems)
	}
	fmt.Fprintf(account, "## %s\n%s\n%s\n\n", strings.TrimPrefix(name, "recipes/"), r.Title, r.Publisher)
	for i := range result.Reckonings {
		reckoning := &result.Reckonings[i]
		reckoning.Write(account)
		for _, l := range reckoning.Ledgers {
			if l.Read == 0 || l.Read != l.Kept+l.LeftOut() {
				t.Errorf("%s, %s: %d rows read, %d kept and %d left out", name, reckoning.Output, l.Read, l.Kept, l.LeftOut())
			}
		}
	}
	fmt.Fprintln(account)
	return result
}

// glob is the files of a folder that match patterns.
func glob(t *testing.T, folder fs.FS, patterns ...string) []string {
	t.Helper()
	var all []string
	for _, pattern := range patterns {
		names, err := fs.Glob(folder, pattern)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, names...)
	}
	return all
}

func csvText(t *testing.T, records [][]string) []byte {
	t.Helper()
	var text bytes.Buffer
	if err := csvfile.Write(&text, records); err != nil {
		t.Fatal(err)
	}
	return text.Bytes()
}

// firstDifference is the first line in which two texts differ.
func firstDifference(got, want []byte) string {
	a, b := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("line %d is\n\t%s\nand they make\n\t%s", i+1, a[i], b[i])
		}
	}
	return fmt.Sprintf("it has %d lines and they make %d", len(a), len(b))
}

// A genuine Fingertips export is read as it came, by the name of an indicator
// alone. The numbers were added up of the file by other means.
func TestFingertipsExport(t *testing.T) {
	path := filepath.Join(publishedFiles(t), "fingertips-ccg2021", "Epilepsy_By_CCG.csv")
	reg, _ := nhs.ReadRegister(data.FS)
	defs := []indicator.Definition{{ID: "epilepsy", Kind: indicator.Proportion, Multiplier: 100}}
	sources, done, err := openFiles([]string{path})
	if err != nil {
		t.Fatal(err)
	}
	defer done()
	result, problems := recipe.Fingertips("epilepsy", "Epilepsy_By_CCG.csv").Run(sources, reg, defs)
	if problems.Errors() > 0 {
		t.Fatal(problems)
	}
	want := map[string]struct {
		ccgs  int
		count float64
	}{
		"2012/13": {97, 308_474}, "2013/14": {97, 312_862}, "2014/15": {97, 319_139}, "2015/16": {97, 328_173}, "2016/17": {98, 334_383},
		"2017/18": {105, 371_195}, "2018/19": {104, 362_638}, "2019/20": {106, 384_519}, "2020/21": {106, 386_381},
	}
	for _, table := range result.Tables {
		count := 0.0
		for _, o := range table.Rows {
			count += o.Count.Number
		}
		w, published := want[table.Period.Text]
		if published && (len(table.Rows) != w.ccgs || count != w.count) {
			t.Errorf("%s: %d CCGs and %v people, want %d and %v", table.Period.Text, len(table.Rows), count, w.ccgs, w.count)
		}
		if table.England == nil {
			t.Errorf("%s: no figure for England", table.Period.Text)
		}
		delete(want, table.Period.Text)
	}
	if len(want) > 0 || len(result.Tables) != 13 {
		t.Errorf("%d periods, and not %v", len(result.Tables), want)
	}
	ledger := result.Reckonings[0].Ledgers[0]
	if ledger.Read != 1113 || ledger.LeftOut() != 180+13 || ledger.Kept != 907+13 {
		t.Errorf("%d rows read, %d kept, %d left out; want 1113, 920 and 193", ledger.Read, ledger.Kept, ledger.LeftOut())
	}
}
