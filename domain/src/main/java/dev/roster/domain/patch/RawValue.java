package dev.roster.domain.patch;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A value as it was sent, before any rule of form has looked at it.
 *
 * <p>It has the types of JSON, so that a value of the wrong type survives until the decision asks
 * for it. May hold a secret: nothing here shows a value in {@code toString}. Immutable and
 * thread-safe.
 */
public sealed interface RawValue {

  /** Text, exactly as sent; not null. */
  record Text(String value) implements RawValue {
    /** Refuses null. */
    public Text {
      Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
      return "Text[***]";
    }
  }

  /** A whole number. */
  record Whole(long value) implements RawValue {
    @Override
    public String toString() {
      return "Whole[***]";
    }
  }

  /** True or false. */
  record Flag(boolean value) implements RawValue {}

  /** A list of values; copied, none null. */
  record Many(List<RawValue> values) implements RawValue {
    /** Copies the list. */
    public Many {
      values = List.copyOf(values);
    }
  }

  /** A number with a fraction; not null. */
  record Decimal(BigDecimal value) implements RawValue {
    /** Refuses null. */
    public Decimal {
      Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
      return "Decimal[***]";
    }
  }

  /** An object, of which each member is replaced or removed; copied, none null. */
  record Members(Map<String, PatchField<RawValue>> fields) implements RawValue {
    /** Copies the members. */
    public Members {
      fields = Map.copyOf(fields);
    }

    @Override
    public String toString() {
      return "Members[***]";
    }
  }

  /** A value that nothing takes, such as a number beyond 64 bits. */
  record Unfit() implements RawValue {}

  /** Text as a raw value. */
  static RawValue of(String text) {
    return new Text(text);
  }

  /** A whole number as a raw value. */
  static RawValue of(long number) {
    return new Whole(number);
  }

  /** True or false as a raw value. */
  static RawValue of(boolean flag) {
    return new Flag(flag);
  }

  /** A list of whole numbers as a raw value. */
  static RawValue ofAll(long... numbers) {
    return new Many(LongStream.of(numbers).mapToObj(RawValue::of).toList());
  }

  /** The text, or empty if this is no text. */
  default Optional<String> text() {
    return this instanceof Text text ? Optional.of(text.value()) : Optional.empty();
  }

  /** The whole number, also where it came as text of ASCII digits; empty for anything else. */
  default OptionalLong whole() {
    if (this instanceof Whole whole) {
      return OptionalLong.of(whole.value());
    }
    return this instanceof Text text && text.value().matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(text.value()))
        : OptionalLong.empty();
  }

  /** The flag, or empty if this is none. */
  default Optional<Boolean> flag() {
    return this instanceof Flag flag ? Optional.of(flag.value()) : Optional.empty();
  }

  /** The elements of a list, or this value alone. */
  default Stream<RawValue> elements() {
    return this instanceof Many many ? many.values().stream() : Stream.of(this);
  }

  /** Text or whole number as text, for comparing it with what was shown; empty for other types. */
  default Optional<String> shownAs() {
    return this instanceof Whole whole ? Optional.of(Long.toString(whole.value())) : text();
  }
}
