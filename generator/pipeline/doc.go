// Package pipeline runs the generator from end to end. It is the only package that knows all the others, and it holds no logic of theirs:
// records are loaded and checked, judged, written out as a stage, and the stage becomes a site. Build is the list to read first.
package pipeline
