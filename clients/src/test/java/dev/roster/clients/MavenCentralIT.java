package dev.roster.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.jasminb.jsonapi.ErrorUtils;
import com.github.jasminb.jsonapi.JSONAPIDocument;
import com.github.jasminb.jsonapi.ResourceConverter;
import com.github.jasminb.jsonapi.models.errors.Error;
import com.github.jasminb.jsonapi.models.errors.Errors;
import com.github.jasminb.jsonapi.retrofit.JSONAPIConverterFactory;
import dev.roster.clients.RosterApi.LogIn;
import dev.roster.clients.RosterApi.Session;
import dev.roster.clients.RosterApi.User;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.Retrofit;

/** The library from Maven Central: jsonapi-converter, with Retrofit as it is meant to be used. */
@ParameterizedClass
@EnumSource(Dialect.class)
class MavenCentralIT {

  private static final long REVIEWER = 2;
  private static final long MEMBER = 4;
  private static final long NOBODY = 99_999;
  private static final String PASSWORD = "roster-demo";

  private static Demo demo;

  @Parameter Dialect dialect;

  @BeforeParameterizedClassInvocation
  static void start(Dialect dialect) {
    demo = Demo.speaking(dialect);
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    demo.close();
  }

  @Test
  void logging_in_gives_a_token_with_its_user() throws IOException {
    Session session = read(logIn(PASSWORD)).get();
    assertThat(session.accessToken).matches("[a-z0-9]{26}");
    assertThat(session.user.id).isEqualTo(MEMBER);
    assertThat(session.user.username).isEqualTo("member");
  }

  @Test
  void a_wrong_password_is_refused() throws IOException {
    assertThat(errors(403, logIn("wrong")))
        .extracting(Error::getStatus, Error::getCode, Error::getDetail)
        .containsExactly(tuple("403", "login_failed", "Wrong name or password"));
  }

  @Test
  void the_own_user_is_read_with_what_is_private() throws IOException {
    User user = read(member().user(MEMBER)).get();
    assertThat(user.id).isEqualTo(MEMBER);
    assertThat(user.username).isEqualTo("member");
    assertThat(user.status).isZero();
    assertThat(user.threadCount).isZero();
    assertThat(user.follow).isNull();
    assertThat(user.canEdit).isTrue();
    assertThat(user.walletBalance).isZero();
    assertThat(user.typeUnreadNotifications).isEmpty();
    assertThat(OffsetDateTime.parse(user.createdAt)).isBefore(OffsetDateTime.now());
  }

  @Test
  void another_user_is_read_without_what_is_private() throws IOException {
    User user = read(member().user(REVIEWER)).get();
    assertThat(user.id).isEqualTo(REVIEWER);
    assertThat(user.username).isEqualTo("reviewer");
    assertThat(user.canEdit).isFalse();
    assertThat(user.mobile).isNull();
    assertThat(user.walletBalance).isNull();
  }

  @Test
  void any_text_comes_back_as_it_was_sent() throws IOException {
    User change = new User();
    change.id = MEMBER;
    change.signature = "签名 👩‍👩‍👧‍👦🇨🇳 日本語 한국어 עברית العربية e\u0301 <b>&amp;\"\\/\u2028";
    JSONAPIDocument<User> answer = read(member().edit(MEMBER, change));
    assertThat(answer.get().signature).isEqualTo(change.signature);
    assertThat(answer.getMeta().get("changed")).isEqualTo(List.of("signature"));
    assertThat(read(member().user(MEMBER)).get().signature).isEqualTo(change.signature);
  }

  @Test
  void a_user_is_read_changed_and_sent_back_whole() throws IOException {
    User user = read(member().user(MEMBER)).get();
    user.signature = "sent back whole";
    JSONAPIDocument<User> answer = read(member().edit(MEMBER, user));
    assertThat(answer.get().signature).isEqualTo("sent back whole");
    assertThat(answer.getMeta().get("changed")).isEqualTo(List.of("signature"));
  }

  @Test
  void values_of_the_wrong_form_are_refused_each_with_its_place() throws IOException {
    User change = new User();
    change.id = MEMBER;
    change.signature = "字".repeat(141);
    change.mobile = "mobile";
    List<Error> errors = errors(422, member().edit(MEMBER, change));
    assertThat(errors)
        .extracting(Error::getCode, error -> error.getSource().getPointer(), Error::getDetail)
        .containsExactlyInAnyOrder(
            tuple("validation_error", "/data/attributes/mobile", "Is not a mobile number"),
            tuple(
                "validation_error",
                "/data/attributes/signature",
                "Must have at most 140 characters"));
  }

  @Test
  void who_may_not_edit_another_is_refused() throws IOException {
    User change = new User();
    change.id = REVIEWER;
    change.signature = "x";
    assertThat(errors(403, member().edit(REVIEWER, change)))
        .extracting(Error::getStatus, Error::getCode, Error::getDetail)
        .containsExactly(tuple("403", "permission_denied", "You are not permitted to do this"));
  }

  @Test
  void a_user_that_does_not_exist_is_not_found() throws IOException {
    assertThat(errors(404, member().user(NOBODY)))
        .extracting(Error::getStatus, Error::getCode, Error::getDetail)
        .containsExactly(tuple("404", "model_not_found", "There is no such thing"));
  }

  @Test
  void without_a_token_one_is_asked_to_log_in() throws IOException {
    User change = new User();
    change.id = MEMBER;
    change.signature = "x";
    for (Call<JSONAPIDocument<User>> call :
        List.of(api("").user(MEMBER), api("").edit(MEMBER, change))) {
      assertThat(errors(401, call))
          .extracting(Error::getStatus, Error::getCode, Error::getDetail)
          .containsExactly(tuple("401", "not_authenticated", "Please log in first"));
    }
  }

  private static Call<JSONAPIDocument<Session>> logIn(String password) {
    LogIn logIn = new LogIn();
    logIn.username = "member";
    logIn.password = password;
    return api("").logIn(logIn);
  }

  private static RosterApi member() throws IOException {
    return api(read(logIn(PASSWORD)).get().accessToken);
  }

  private static RosterApi api(String token) {
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  Request.Builder request = chain.request().newBuilder();
                  request.header("Accept", "application/vnd.api+json");
                  request.header("Accept-Language", "en");
                  if (!token.isEmpty()) {
                    request.header("Authorization", "Bearer " + token);
                  }
                  return chain.proceed(request.build());
                })
            .build();
    ResourceConverter documents = new ResourceConverter(LogIn.class, Session.class, User.class);
    return new Retrofit.Builder()
        .baseUrl(demo.url() + "/api/")
        .client(http)
        .addConverterFactory(new JSONAPIConverterFactory(documents))
        .build()
        .create(RosterApi.class);
  }

  private static <T> T read(Call<T> call) throws IOException {
    Response<T> response = call.execute();
    assertThat(response.code()).as("%s", response.raw()).isEqualTo(200);
    return response.body();
  }

  private List<Error> errors(int status, Call<?> call) throws IOException {
    Response<?> response = call.execute();
    assertThat(response.code()).as("%s", response.raw()).isEqualTo(status);
    return ErrorUtils.parseErrorResponse(reader(), response.errorBody(), Errors.class).getErrors();
  }

  /**
   * The library reads {@code detail} as JSON:API has it, one text; of a list it needs to be told.
   */
  private ObjectMapper reader() {
    return new ObjectMapper()
        .configure(DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS, dialect == Dialect.DISCUZ);
  }
}
