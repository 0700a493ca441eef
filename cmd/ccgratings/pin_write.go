package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"ccgratings/cmd/ccgratings/internal/ledger"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// install adds new files to a data folder: all of them, or none. Each is
// written whole in a folder that nothing reads. Then they are moved to their
// places, and last, in one step, the file of checksums, from which on they
// count. What a failure cuts short is undone here, what a kill cuts short by
// takeBack in the next run.
func install(data string, files []ledger.File) (err error) {
	stage := filepath.Join(data, ledger.Stage)
	if err := os.Mkdir(stage, 0o777); err != nil {
		return err
	}
	m := mover{stage: stage, data: data}
	defer func() {
		if err != nil {
			err = errors.Join(err, m.undo())
		}
		err = errors.Join(err, os.RemoveAll(stage))
	}()
	for _, f := range append(slices.Clone(files), ledger.StageList(files)) {
		if err := writeNew(filepath.Join(stage, filepath.FromSlash(f.Name)), f.Data); err != nil {
			return err
		}
	}
	last := len(files) - 1
	for _, f := range files[:last] {
		if err := m.add(f.Name); err != nil {
			return err
		}
	}
	sums := filepath.FromSlash(files[last].Name)
	return os.Rename(filepath.Join(stage, sums), filepath.Join(data, sums))
}

// writeNew writes a file that is not there yet, and the folders it is in.
func writeNew(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	return errors.Join(err, file.Close())
}

// mover moves staged files to their places in the data folder.
type mover struct {
	stage, data string
	made        []string // files and folders, in their order
}

// add moves a staged file to its place, where nothing may be yet.
func (m *mover) add(name string) error {
	name = filepath.FromSlash(name)
	place := filepath.Join(m.data, name)
	if err := m.folder(filepath.Dir(place)); err != nil {
		return err
	}
	if _, err := os.Lstat(place); !errors.Is(err, fs.ErrNotExist) {
		return errors.Join(err, fmt.Errorf("%s is there already, expected none", place))
	}
	if err := os.Rename(filepath.Join(m.stage, name), place); err != nil {
		return err
	}
	m.made = append(m.made, place)
	return nil
}

// folder makes a folder if it is not there, and those it is in.
func (m *mover) folder(name string) error {
	if _, err := os.Stat(name); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := m.folder(filepath.Dir(name)); err != nil {
		return err
	}
	if err := os.Mkdir(name, 0o777); err != nil {
		return err
	}
	m.made = append(m.made, name)
	return nil
}

// undo removes what was made, the newest first.
func (m *mover) undo() error {
	var err error
	for _, name := range slices.Backward(m.made) {
		err = errors.Join(err, os.Remove(name))
	}
	return err
}

// takeBack removes what a run that was killed left in a data folder before it
// counted. Of the files outside its stage only those go that are to the byte
// what that run wrote. The folder must be locked.
func takeBack(data string, to streams) error {
	left, folders, problems := ledger.Unfinished(os.DirFS(data))
	if problems.Errors() > 0 {
		report(to.progress, problems.Under(filepath.ToSlash(data)))
		return errProblems
	}
	for _, name := range left {
		if err := os.Remove(filepath.Join(data, filepath.FromSlash(name))); err != nil {
			return err
		}
	}
	for _, name := range folders {
		_ = os.Remove(filepath.Join(data, filepath.FromSlash(name))) // which only goes if there is nothing in it
	}
	if len(left) > 0 {
		fmt.Fprintf(to.results, "took back %s that an earlier run, stopped halfway, had left in %s\n", problem.Count(len(left), "file"), data)
	}
	return os.RemoveAll(filepath.Join(data, ledger.Stage))
}
