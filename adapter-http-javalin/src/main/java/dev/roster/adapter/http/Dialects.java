package dev.roster.adapter.http;

/** The two dialects, and which one an address is answered in. */
record Dialects(Dialect discuz, Dialect weidu) {

  private static final String WEIDU = "/weidu";

  /** As they are to look. */
  static Dialects of(HttpSettings.Wire wire) {
    return new Dialects(new DiscuzDialect(wire.jsonApi()), new WeiduDialect(wire.weiduAlwaysOk()));
  }

  /** The dialect of a path; {@link #discuz} where none has come (null). */
  Dialect of(String path) {
    return path != null && path.startsWith(WEIDU) ? weidu : discuz;
  }
}
