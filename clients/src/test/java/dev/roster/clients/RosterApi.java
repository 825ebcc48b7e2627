package dev.roster.clients;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.jasminb.jsonapi.JSONAPIDocument;
import com.github.jasminb.jsonapi.LongIdHandler;
import com.github.jasminb.jsonapi.annotations.Id;
import com.github.jasminb.jsonapi.annotations.Relationship;
import com.github.jasminb.jsonapi.annotations.Type;
import java.util.Map;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.Path;

/** The server as Retrofit sees it; every document is read and written by jsonapi-converter. */
interface RosterApi {

  @POST("login")
  Call<JSONAPIDocument<Session>> logIn(@Body LogIn logIn);

  @GET("users/{id}")
  Call<JSONAPIDocument<User>> user(@Path("id") long id);

  @PATCH("users/{id}")
  Call<JSONAPIDocument<User>> edit(@Path("id") long id, @Body User user);

  /** What is sent to log in. */
  @Type("login")
  @JsonAutoDetect(fieldVisibility = Visibility.ANY)
  final class LogIn {
    @Id String id;
    String username;
    String password;
  }

  /** What logging in answers. */
  @Type("token")
  @JsonAutoDetect(fieldVisibility = Visibility.ANY)
  @JsonIgnoreProperties(ignoreUnknown = true)
  final class Session {
    @Id String id;

    @JsonProperty("access_token")
    String accessToken;

    @Relationship("users")
    User user;
  }

  /** A user; what is null is not sent. */
  @Type("users")
  @JsonAutoDetect(fieldVisibility = Visibility.ANY)
  @JsonIgnoreProperties(ignoreUnknown = true)
  final class User {
    @Id(LongIdHandler.class)
    Long id;

    String username;
    String signature;
    String mobile;
    Integer status;
    Integer threadCount;
    Integer follow;
    Boolean canEdit;
    String createdAt;
    Double walletBalance;
    Map<String, Integer> typeUnreadNotifications;
  }
}
