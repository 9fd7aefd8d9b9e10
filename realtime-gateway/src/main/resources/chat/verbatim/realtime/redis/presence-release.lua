-- Gives the lease of one connection back. The last one makes its user leave; they are gone if they are not back in time.
-- KEYS: the user's leases, live, leaving, gone
-- ARGV: the user's id, the connection's id
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
redis.call('ZREM', KEYS[1], ARGV[2])
local longest = redis.call('ZREVRANGE', KEYS[1], 0, 0, 'WITHSCORES')
if longest[1] then
  redis.call('PEXPIREAT', KEYS[1], longest[2])
  redis.call('ZADD', KEYS[2], longest[2], ARGV[1])
  return 0
end
redis.call('ZREM', KEYS[2], ARGV[1])
if redis.call('ZSCORE', KEYS[3], ARGV[1]) or redis.call('ZSCORE', KEYS[4], ARGV[1]) then
  return 0
end
redis.call('ZADD', KEYS[3], now, ARGV[1])
return 1
