package dev.roster.planted.outward.domain.domain;

import java.nio.file.Path;

/** Asks a file, which the domain never does. */
public final class WrongFile {
  Path place;
}
