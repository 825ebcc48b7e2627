package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.CreateUser;
import dev.roster.application.port.Page;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.profile.Username;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who gets what from every route: the HTTP status for everyone who may ask, about oneself, about
 * another and about an administrator.
 *
 * <p>Typed from the contract, not derived from the code. What follows the address names the case
 * where a route has several. {@code -}: there is no such case.
 */
class PermissionMatrixTest {

  private static final String TABLE =
      """
      route                                            about  | nobody ended disabled pending rejected ignored member reviewer editor admin
      GET /api/users/{id}                              own    | 401    401   403      200     200      200     200    200      200    200
      GET /api/users/{id}                              other  | 401    401   403      403     403      403     200    200      200    200
      GET /api/users/{id}                              admin  | 401    401   403      403     403      403     200    200      200    200
      PATCH /api/users/{id} signature                  own    | 401    401   403      403     403      403     200    200      200    200
      PATCH /api/users/{id} signature                  other  | 401    401   403      403     403      403     403    403      200    200
      PATCH /api/users/{id} signature                  admin  | 401    401   403      403     403      403     403    403      403    200
      PATCH /api/users/{id} status                     own    | 401    401   403      403     403      403     403    403      403    403
      PATCH /api/users/{id} status                     other  | 401    401   403      403     403      403     403    200      403    200
      PATCH /api/users/{id} status                     admin  | 401    401   403      403     403      403     403    403      403    200
      PATCH /api/users/{id} groupId                    own    | 401    401   403      403     403      403     403    403      403    403
      PATCH /api/users/{id} groupId                    other  | 401    401   403      403     403      403     403    403      403    200
      PATCH /api/users/{id} groupId                    admin  | 401    401   403      403     403      403     403    403      403    200
      PATCH /api/users/{id} newPassword                other  | 401    401   403      403     403      403     403    403      200    200
      PATCH /api/users/{id} newPassword                admin  | 401    401   403      403     403      403     403    403      403    200
      PATCH /api/users/{id} register_reason            own    | 401    401   403      200     200      403     200    200      200    200
      DELETE /api/users/{id}                           own    | 401    401   403      403     403      403     403    403      403    403
      DELETE /api/users/{id}                           other  | 401    401   403      403     403      403     403    403      403    204
      DELETE /api/users/{id}                           admin  | 401    401   403      403     403      403     403    403      403    204
      GET /api/users                                   own    | 401    401   403      403     403      403     403    403      403    200
      GET /api/users pending                           own    | 401    401   403      403     403      403     403    200      403    200
      PATCH /api/users                                 own    | 401    401   200      200     200      200     200    200      200    200
      PATCH /api/users                                 other  | 401    401   200      200     200      200     200    200      200    200
      GET /api/users/{id}/history                      own    | 401    401   403      403     403      403     200    200      200    200
      GET /api/users/{id}/history                      other  | 401    401   403      403     403      403     403    200      200    200
      GET /api/users/{id}/history                      admin  | 401    401   403      403     403      403     403    200      200    200
      POST /api/users/pay-password/reset               own    | 401    401   403      403     403      403     422    422      422    422
      POST /api/login                                  own    | 422    422   422      422     422      422     422    422      422    422
      POST /api/register                               own    | 422    422   422      422     422      422     422    422      422    422
      POST /api/refresh-token                          own    | 422    422   422      422     422      422     422    422      422    422
      POST /api/logout                                 own    | 401    401   204      204     204      204     204    204      204    204
      GET /api/sessions                                own    | 401    401   403      200     200      200     200    200      200    200
      DELETE /api/sessions/{id}                        own    | 401    401   403      204     204      204     204    204      204    204
      DELETE /api/sessions/{id}                        other  | 401    401   403      404     404      404     404    404      404    404
      DELETE /api/sessions/{id}                        admin  | 401    401   403      404     404      404     404    404      404    404
      GET /api/notification                            own    | 401    401   403      200     200      200     200    200      200    200
      DELETE /api/notification/{ids}                   own    | 401    401   403      403     403      403     404    404      404    404
      GET /api/deliveries                              own    | 401    401   403      403     403      403     403    403      403    200
      POST /api/deliveries/{id}/retry                  own    | 401    401   403      403     403      403     403    403      403    404
      POST /api/deliveries/{id}/retry                  other  | 401    401   403      403     403      403     403    403      403    404
      POST /api/deliveries/{id}/retry                  admin  | 401    401   403      403     403      403     403    403      403    404
      GET /api/users/{id}/facts                        own    | 401    401   403      403     403      403     403    403      403    200
      GET /api/users/{id}/facts                        other  | 401    401   403      403     403      403     403    403      403    200
      GET /api/users/{id}/facts                        admin  | 401    401   403      403     403      403     403    403      403    200
      PUT /api/users/{id}/facts                        own    | 401    401   403      403     403      403     403    403      403    200
      PUT /api/users/{id}/facts                        other  | 401    401   403      403     403      403     403    403      403    200
      PUT /api/users/{id}/facts                        admin  | 401    401   403      403     403      403     403    403      403    200
      GET /api/follow                                  own    | 401    401   403      403     403      403     200    200      200    200
      POST /api/follow                                 own    | 401    401   403      403     403      403     403    403      403    403
      POST /api/follow                                 other  | 401    401   403      403     403      403     201    201      201    201
      POST /api/follow                                 admin  | 401    401   403      403     403      403     201    201      201    201
      DELETE /api/follow                               other  | 401    401   403      403     403      403     204    204      204    204
      PUT /weidu/api/v1/users/update                   own    | 401    401   403      403     403      403     200    200      200    200
      PUT /weidu/api/v1/users/update                   other  | 401    401   403      403     403      403     403    403      200    200
      PUT /weidu/api/v1/users/update                   admin  | 401    401   403      403     403      403     403    403      403    200
      POST /weidu/api/v1/users/login                   own    | 400    400   400      400     400      400     400    400      400    400
      GET /weidu/api/v1/users/info                     own    | 401    401   403      200     200      200     200    200      200    200
      GET /weidu/api/v1/users/info                     other  | 401    401   403      403     403      403     200    200      200    200
      GET /weidu/api/v1/users/info                     admin  | 401    401   403      403     403      403     200    200      200    200
      GET /weidu/api/v1/users/me                       own    | 401    401   403      200     200      200     200    200      200    200
      GET /openapi.json                                own    | 200    200   200      200     200      200     200    200      200    200
      GET /docs                                        own    | 200    200   200      200     200      200     200    200      200    200
      GET /docs/{file}                                 own    | 200    200   200      200     200      200     200    200      200    200
      """;

  /** What is sent, by route and case; {@code <id>} and {@code <public>} are whom it is about. */
  private static final Map<String, String> BODIES =
      Map.ofEntries(
          body("PATCH /api/users/{id} signature", "{'data':{'attributes':{'signature':'new'}}}"),
          body("PATCH /api/users/{id} status", "{'data':{'attributes':{'status':1}}}"),
          body("PATCH /api/users/{id} groupId", "{'data':{'attributes':{'groupId':6}}}"),
          body(
              "PATCH /api/users/{id} newPassword",
              "{'data':{'attributes':{'newPassword':'another secret'}}}"),
          body(
              "PATCH /api/users/{id} register_reason",
              "{'data':{'attributes':{'register_reason':'please do'}}}"),
          body(
              "POST /api/users/pay-password/reset",
              "{'data':{'attributes':{'pay_password':'123456'}}}"),
          body("PATCH /api/users", "{'data':[{'attributes':{'id':<id>,'signature':'new'}}]}"),
          body("POST /api/login", "{'data':{'attributes':{}}}"),
          body("POST /api/register", "{'data':{'attributes':{}}}"),
          body("POST /api/refresh-token", "{'data':{'attributes':{}}}"),
          body("PUT /api/users/{id}/facts", "{'data':{'attributes':{'threadCount':1}}}"),
          body("POST /api/follow", "{'data':{'attributes':{'to_user_id':<id>}}}"),
          body("DELETE /api/follow", "{'data':{'attributes':{'to_user_id':<id>}}}"),
          body("PUT /weidu/api/v1/users/update", "{'id':'<public>','city':'Xiamen'}"),
          body("POST /weidu/api/v1/users/login", "{}"));

  private static Map.Entry<String, String> body(String route, String text) {
    return Map.entry(route, text);
  }

  /** One row of the table. */
  record Row(String name, String about, List<String> actors, List<Integer> statuses) {

    String method() {
      return name.split(" ")[0];
    }

    String path() {
      return name.split(" ")[1];
    }

    @Override
    public String toString() {
      return name + " " + about;
    }
  }

  private static List<Row> rows() {
    List<String> lines = TABLE.lines().toList();
    List<String> actors = Arrays.asList(lines.get(0).split("\\|")[1].strip().split(" +"));
    return lines.stream().skip(1).map(line -> row(line, actors)).toList();
  }

  private static Row row(String line, List<String> actors) {
    String[] sides = line.split("\\|");
    String[] words = sides[0].strip().split(" +");
    List<Integer> statuses = Stream.of(sides[1].strip().split(" +")).map(Integer::valueOf).toList();
    return new Row(
        String.join(" ", Arrays.copyOf(words, words.length - 1)),
        words[words.length - 1],
        actors,
        statuses);
  }

  @Test
  void every_route_has_a_row_about_everyone_whom_it_can_be_about() {
    Set<String> routes;
    try (Trial trial = new Trial()) {
      routes = trial.routes();
    }
    assertThat(rows().stream().map(row -> row.method() + " " + row.path()).distinct())
        .containsExactlyInAnyOrderElementsOf(routes);
    for (Row row : rows()) {
      if (row.path().contains("{id}") && !row.name().contains("register_reason")) {
        assertThat(rows().stream().filter(other -> other.path().equals(row.path())))
            .as(row.name())
            .extracting(Row::about)
            .contains("own", "other", "admin");
      }
    }
  }

  /** Each in a world of its own, so that no answer depends on the one before. */
  @ParameterizedTest
  @MethodSource("rows")
  void everyone_gets_what_the_table_says(Row row) {
    List<Integer> answered = row.actors().stream().map(actor -> asked(row, actor)).toList();
    assertThat(named(row.actors(), answered)).isEqualTo(named(row.actors(), row.statuses()));
  }

  private static int asked(Row row, String actor) {
    try (Trial trial = new Trial()) {
      trial
          .roster
          .createUser()
          .create(CreateUser.Command.named(new Username("chief")).in(GroupId.ADMINISTRATORS));
      return asked(trial, row, actor).status();
    }
  }

  private static String named(List<String> actors, List<Integer> statuses) {
    return IntStream.range(0, actors.size())
        .mapToObj(i -> actors.get(i) + " " + statuses.get(i))
        .collect(Collectors.joining(", "));
  }

  private static Answer asked(Trial trial, Row row, String actor) {
    String target = target(row.about(), actor);
    String path =
        row.path()
                .replace("/sessions/{id}", "/sessions/" + session(trial, target))
                .replace("{id}", Long.toString(trial.user(target).id().value()))
                .replace("{ids}", "4711")
                .replace("{file}", "start.js")
            + (row.path().endsWith("/info") ? "?user_id=" + trial.publicId(target) : "")
            + (row.name().endsWith(" pending") ? "?filter%5Bstatus%5D=mod" : "");
    Call call = trial.call(row.method(), path);
    if (!actor.equals("nobody")) {
      call.token(token(trial, actor));
    }
    String body = BODIES.get(row.name());
    return (body == null ? call : call.json(about(trial, target, body))).send();
  }

  /** The number of a session of a user. */
  private static long session(Trial trial, String user) {
    trial.newToken(user);
    return trial
        .memory
        .sessions()
        .list(trial.user(user).id(), Trial.START, Page.FIRST)
        .get(0)
        .id()
        .value();
  }

  private static String about(Trial trial, String target, String body) {
    return body.replace("<public>", trial.publicId(target))
        .replace("<id>", Long.toString(trial.user(target).id().value()));
  }

  private static String target(String about, String actor) {
    return switch (about) {
      case "other" -> "mini";
      case "admin" -> "chief";
      default -> Set.of("nobody", "ended").contains(actor) ? "member" : actor;
    };
  }

  private static String token(Trial trial, String actor) {
    if (!actor.equals("ended")) {
      return trial.newToken(actor);
    }
    String token = trial.newToken("member");
    trial.post("/api/logout").token(token).send();
    return token;
  }
}
