package main

import (
	"context"
	"errors"
	"io"
	"os"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"testing/fstest"
	"time"
	"unsafe"

	"seika/generator/agreement"
	"seika/generator/draft"
	"seika/generator/load"
)

// screen is what a form has drawn so far.
type screen struct {
	sync.Mutex
	text strings.Builder
}

func (s *screen) Write(p []byte) (int, error) {
	s.Lock()
	defer s.Unlock()
	return s.text.Write(p)
}

// terminal opens a pseudo-terminal: keys are what a person types on it, and what programs write to tty shows on the screen.
func terminal(t *testing.T) (keys, tty *os.File, shown *screen) {
	t.Helper()
	keys, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skip("no pseudo-terminals here: ", err)
	}
	t.Cleanup(func() { keys.Close() })
	control := func(request uintptr, argument unsafe.Pointer) {
		if _, _, errno := syscall.Syscall(syscall.SYS_IOCTL, keys.Fd(), request, uintptr(argument)); errno != 0 {
			t.Fatal(errno)
		}
	}
	var number, locked uint32
	size := [4]uint16{40, 100, 0, 0}
	control(syscall.TIOCGPTN, unsafe.Pointer(&number))
	control(syscall.TIOCSPTLCK, unsafe.Pointer(&locked))
	control(syscall.TIOCSWINSZ, unsafe.Pointer(&size))
	tty, err = os.OpenFile("/dev/pts/"+strconv.Itoa(int(number)), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skip("no pseudo-terminals here: ", err)
	}
	t.Cleanup(func() { tty.Close() })
	shown = &screen{}
	go io.Copy(shown, keys) // ends with the terminal
	return keys, tty, shown
}

// await waits until the form has drawn a text.
func (s *screen) await(t *testing.T, text string) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		s.Lock()
		found := strings.Contains(s.text.String(), text)
		s.Unlock()
		if found {
			return
		}
	}
	t.Fatalf("the form never shows %q:\n%.3000s", text, s.text.String())
}

// interview is one of a small repository.
func interview(t *testing.T) *draft.Interview {
	t.Helper()
	set, _, err := load.Load(fstest.MapFS{"agreements/parties/lawson.yaml": {Data: []byte("schema: 1\nid: lawson\nname: {ja: 株式会社ローソン}\nkind: company\n")}}, "agreements")
	if err != nil {
		t.Fatal(err)
	}
	return draft.NewInterview(&draft.Composer{Set: set, Folder: "agreements", Today: agreement.Date{Year: 2026, Month: 11, Day: 23}}, nil, nil)
}

// TestForm drives the real form by its keys: a wrong answer is refused where it is given, and the answers arrive.
func TestForm(t *testing.T) {
	t.Setenv("TERM", "xterm-256color")
	keys, tty, shown := terminal(t)
	i := interview(t)
	done := make(chan error, 1)
	go func() {
		done <- askPage(context.Background(), &environment{lang: "ja"}, openForm(tty, tty, "ja"), i, i.Page(0))
	}()
	press := func(s string) {
		if _, err := keys.Write([]byte(s)); err != nil {
			t.Error(err)
		}
	}
	shown.await(t, "どの自治体の協定か")
	press("府中市\r")
	shown.await(t, "東京都府中市 (132063)")
	press("\x15くれ")
	shown.await(t, "広島県呉市 (342025)")
	press("\r")
	shown.await(t, "戻る") // only the second question has one before it
	press("ローソン")
	shown.await(t, "株式会社ローソン (lawson)")
	press("\r")
	select {
	case err := <-done:
		if err != nil {
			t.Fatal(err)
		}
	case <-time.After(20 * time.Second):
		t.Fatalf("the form does not end:\n%s", shown.text.String())
	}
	d := i.Draft()
	if len(d.Agreement.Parties) != 2 || d.Agreement.Parties[0].Ref != "jp:342025" || d.Agreement.Parties[1].Ref != "lawson" {
		t.Errorf("%+v", d.Agreement.Parties)
	}
}

// TestFormStops: Ctrl-C ends the interview, and so does an interrupt of the process.
func TestFormStops(t *testing.T) {
	t.Setenv("TERM", "xterm-256color")
	for _, interrupt := range []bool{false, true} {
		keys, tty, shown := terminal(t)
		ctx, cancel := context.WithCancel(context.Background())
		done := make(chan error, 1)
		go func() {
			done <- hold(ctx, &environment{lang: "en", stderr: io.Discard}, openForm(tty, tty, "en"), interview(t))
		}()
		shown.await(t, "Which local government")
		if interrupt {
			cancel()
		} else if _, err := keys.Write([]byte("\x03")); err != nil {
			t.Error(err)
		}
		select {
		case err := <-done:
			if !errors.Is(err, errAborted) {
				t.Error(err)
			}
		case <-time.After(20 * time.Second):
			t.Error("the form does not end")
		}
		cancel()
	}
}
