package chat.verbatim.standalone.architecture.bad.realtime.chat;

import io.lettuce.core.RedisClient;

record FeatureWithRedis(RedisClient redis) {}
