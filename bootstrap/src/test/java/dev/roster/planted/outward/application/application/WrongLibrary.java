package dev.roster.planted.outward.application.application;

import org.slf4j.Logger;

/** Logs, which is for the edge. */
public final class WrongLibrary {
  Logger logger;
}
