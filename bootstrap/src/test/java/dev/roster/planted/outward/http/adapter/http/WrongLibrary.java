package dev.roster.planted.outward.http.adapter.http;

import picocli.CommandLine;

/** Uses a library of another ring. */
public final class WrongLibrary {
  CommandLine line;
}
