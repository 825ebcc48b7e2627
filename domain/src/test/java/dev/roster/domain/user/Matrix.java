package dev.roster.domain.user;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** A table of text, read as one test case for each cell. */
final class Matrix {

  private Matrix() {}

  /**
   * The cells of a table: row name, column name, cell.
   *
   * @param table columns are apart by blanks; the first line names the columns, the first word of
   *     each other line its row
   */
  static Stream<Arguments> cells(String table) {
    List<String> lines = table.lines().filter(line -> !line.isBlank()).toList();
    List<String> columns = words(lines.get(0));
    List<Arguments> cells = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> row = words(line);
      if (row.size() != columns.size() + 1) {
        throw new IllegalArgumentException("a row has another width: " + line);
      }
      for (int column = 0; column < columns.size(); column++) {
        cells.add(Arguments.of(row.get(0), columns.get(column), row.get(column + 1)));
      }
    }
    return cells.stream();
  }

  private static List<String> words(String line) {
    return Arrays.asList(line.strip().split("[ |]+"));
  }
}
