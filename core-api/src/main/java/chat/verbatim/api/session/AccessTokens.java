package chat.verbatim.api.session;

/** Checks access tokens, for HTTP and sockets alike. */
public interface AccessTokens {
    /**
     * @param token a compact JWT
     * @return who presented it
     * @throws chat.verbatim.api.RefusedException with {@code UNAUTHENTICATED} when the token is forged, malformed or its session was ended,
     *     or with {@code TOKEN_EXPIRED}
     */
    Caller verify(String token);
}
