"""The seminar page: predict, run, see, redraw. The server simulates, the browser replays."""
