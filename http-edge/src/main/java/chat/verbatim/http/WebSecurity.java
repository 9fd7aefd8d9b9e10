package chat.verbatim.http;

import chat.verbatim.api.session.AccessTokens;
import chat.verbatim.api.trace.Traces;
import jakarta.servlet.DispatcherType;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may come in, and what browsers are told to forbid. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class WebSecurity {
    /** Styles may stand inline because component libraries put them there; scripts may not. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; base-uri 'self'; object-src 'none'; "
            + "frame-ancestors 'none'; form-action 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' https: data: blob:; media-src 'self' blob:; font-src 'self' data:; connect-src 'self' ws: wss:";

    /** What the firewall lets through; a request with another one is refused for that. */
    static final Set<String> METHODS = Set.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");

    @Bean
    SecurityFilterChain httpSecurity(
            HttpSecurity http, AccessTokens tokens, WriteLimit writeLimit, ProblemWriter problems) {
        return http.csrf(AbstractHttpConfigurer::disable) // no cookies, so nothing that another site could ride on
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable) // it would hide the Caller behind its own principal
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new BearerFilter(tokens, problems), AuthorizationFilter.class)
                .addFilterBefore(new WriteLimitFilter(writeLimit, problems), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(OpenPaths::needsToken)
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(failures -> failures.authenticationEntryPoint((request, response, thrown) ->
                                problems.write(response, Problems.refusalFor(HttpStatus.UNAUTHORIZED)))
                        .accessDeniedHandler((request, response, thrown) ->
                                problems.write(response, Problems.refusalFor(HttpStatus.FORBIDDEN))))
                .headers(WebSecurity::headers)
                .build();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(policy -> policy.policy("camera=(), geolocation=(), microphone=()"));
    }

    /** Only where anything is followed; the first of all filters. */
    @Bean
    FilterRegistrationBean<TraceFilter> tracedRequests(ObjectProvider<Traces> given) {
        Traces traces = given.getIfAvailable(() -> Traces.NONE);
        FilterRegistrationBean<TraceFilter> registration = new FilterRegistrationBean<>(new TraceFilter(traces));
        registration.setEnabled(traces.isOn());
        registration.addUrlPatterns("/api/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimit(ProblemWriter problems) {
        FilterRegistrationBean<BodyLimitFilter> registration =
                new FilterRegistrationBean<>(new BodyLimitFilter(problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    FilterRegistrationBean<QueryEncodingFilter> queryEncoding(ProblemWriter problems) {
        FilterRegistrationBean<QueryEncodingFilter> registration =
                new FilterRegistrationBean<>(new QueryEncodingFilter(problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    FilterRegistrationBean<MediaTypeFilter> mediaTypes(ProblemWriter problems) {
        FilterRegistrationBean<MediaTypeFilter> registration =
                new FilterRegistrationBean<>(new MediaTypeFilter(problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    FilterRegistrationBean<HealthPathFilter> healthPaths(ProblemWriter problems) {
        FilterRegistrationBean<HealthPathFilter> registration =
                new FilterRegistrationBean<>(new HealthPathFilter(problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    RequestRejectedHandler rejectedRequests(ProblemWriter problems) {
        return (request, response, rejected) -> problems.write(
                response,
                Problems.refusalFor(
                        METHODS.contains(request.getMethod())
                                ? HttpStatus.BAD_REQUEST
                                : HttpStatus.METHOD_NOT_ALLOWED));
    }

    /** There is no log-in by Spring's own means; without this bean it would invent a user and print a password. */
    @Bean
    AuthenticationManager noOtherLogIn() {
        return authentication -> {
            throw new ProviderNotFoundException("log in through /api/auth/login");
        };
    }
}
