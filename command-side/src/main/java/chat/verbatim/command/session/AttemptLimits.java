package chat.verbatim.command.session;

import chat.verbatim.http.TokenBuckets;

/**
 * How often people may try to get in.
 *
 * @param perAddress by network address, for everything that needs no token
 * @param perAccount by e-mail address, for failed log-ins
 * @param perReset by user, for the codes that operators make
 */
record AttemptLimits(TokenBuckets perAddress, TokenBuckets perAccount, TokenBuckets perReset) {}
