-- Claims whose departure the caller has to tell. What is not confirmed (presence-told.lua) is given out again later.
-- KEYS: live, leaving, gone, telling, pulse, settled
-- ARGV: life of a lease, debounce, life of a claim, most users, longest pause between sweeps, time to settle after a longer one,
--   how long who is gone is remembered; all times in ms
-- Answers the version of the changes, 1 if the leases are settled else 0, the claim; then id and last seen (ms) of each user.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local most, pause, settle = tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6])
local answer = { time[1] .. string.format('%06d', time[2]), '1', string.format('%.0f', now + tonumber(ARGV[3])) }

-- After a loss of the data, a hang or a pause of all nodes, leases have ended that their nodes could not renew.
local pulse = tonumber(redis.call('GET', KEYS[5]) or '')
redis.call('SET', KEYS[5], now)
if not pulse or now - pulse > pause or pulse > now then
  redis.call('SET', KEYS[6], now + settle)
end
local settled = tonumber(redis.call('GET', KEYS[6]) or '0')
if settled > now and settled <= now + settle then
  answer[2] = '0'
  return answer
end

local expired = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'WITHSCORES', 'LIMIT', 0, most)
for i = 1, #expired, 2 do
  redis.call('ZREM', KEYS[1], expired[i])
  redis.call('ZADD', KEYS[3], expired[i + 1] - ARGV[1], expired[i])
  redis.call('ZADD', KEYS[4], now, expired[i])
end
local left = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', now - ARGV[2], 'WITHSCORES', 'LIMIT', 0, most)
for i = 1, #left, 2 do
  redis.call('ZREM', KEYS[2], left[i])
  redis.call('ZADD', KEYS[3], left[i + 1], left[i])
  redis.call('ZADD', KEYS[4], now, left[i])
end
redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', now - ARGV[7])
for _, user in ipairs(redis.call('ZRANGEBYSCORE', KEYS[4], '-inf', now, 'LIMIT', 0, most)) do
  redis.call('ZADD', KEYS[4], answer[3], user)
  answer[#answer + 1] = user
  answer[#answer + 1] = redis.call('ZSCORE', KEYS[3], user) or string.format('%.0f', now)
end
return answer
