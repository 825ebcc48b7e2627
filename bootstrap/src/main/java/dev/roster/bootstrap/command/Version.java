package dev.roster.bootstrap.command;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the jar states. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"roster " + Optional.ofNullable(version).orElse("(not packaged)")};
  }
}
