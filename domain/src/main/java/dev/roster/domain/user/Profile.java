package dev.roster.domain.user;

import dev.roster.domain.profile.AvatarReference;
import dev.roster.domain.profile.Description;
import dev.roster.domain.profile.Gender;
import dev.roster.domain.profile.Level;
import dev.roster.domain.profile.Locality;
import dev.roster.domain.profile.Major;
import dev.roster.domain.profile.Nickname;
import dev.roster.domain.profile.Signature;
import java.util.Objects;

/**
 * What a user says of itself (seed 000, request payload; {@code signature} is seed 003's).
 *
 * <p>Immutable and thread-safe.
 *
 * @param signature may be empty, like every text here; none is null
 */
public record Profile(
    Signature signature,
    Nickname nickname,
    AvatarReference avatar,
    Gender gender,
    Locality city,
    Locality province,
    Locality country,
    Level level,
    Major major,
    Description description) {

  /** Nothing said. */
  public static final Profile EMPTY =
      new Profile(
          Signature.EMPTY,
          Nickname.EMPTY,
          AvatarReference.EMPTY,
          Gender.UNKNOWN,
          Locality.EMPTY,
          Locality.EMPTY,
          Locality.EMPTY,
          Level.EMPTY,
          Major.EMPTY,
          Description.EMPTY);

  /** Refuses null. */
  public Profile {
    Objects.requireNonNull(signature, "signature");
    Objects.requireNonNull(nickname, "nickname");
    Objects.requireNonNull(avatar, "avatar");
    Objects.requireNonNull(gender, "gender");
    Objects.requireNonNull(city, "city");
    Objects.requireNonNull(province, "province");
    Objects.requireNonNull(country, "country");
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(major, "major");
    Objects.requireNonNull(description, "description");
  }

  Profile with(Signature changed) {
    return new Profile(
        changed, nickname, avatar, gender, city, province, country, level, major, description);
  }

  Profile with(Nickname changed) {
    return new Profile(
        signature, changed, avatar, gender, city, province, country, level, major, description);
  }

  Profile with(AvatarReference changed) {
    return new Profile(
        signature, nickname, changed, gender, city, province, country, level, major, description);
  }

  Profile with(Gender changed) {
    return new Profile(
        signature, nickname, avatar, changed, city, province, country, level, major, description);
  }

  Profile withCity(Locality changed) {
    return new Profile(
        signature, nickname, avatar, gender, changed, province, country, level, major, description);
  }

  Profile withProvince(Locality changed) {
    return new Profile(
        signature, nickname, avatar, gender, city, changed, country, level, major, description);
  }

  Profile withCountry(Locality changed) {
    return new Profile(
        signature, nickname, avatar, gender, city, province, changed, level, major, description);
  }

  Profile with(Level changed) {
    return new Profile(
        signature, nickname, avatar, gender, city, province, country, changed, major, description);
  }

  Profile with(Major changed) {
    return new Profile(
        signature, nickname, avatar, gender, city, province, country, level, changed, description);
  }

  Profile with(Description changed) {
    return new Profile(
        signature, nickname, avatar, gender, city, province, country, level, major, changed);
  }
}
