-- Takes or renews leases, for any number of users.
-- KEYS: live, leaving, gone, telling; then for each user the key of their leases
-- ARGV: life of a lease in ms; then for each user: id, 1 if a connection is new else 0, number of connections, their ids
-- Answers the version of the changes, then the ids of those who came.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local expiry = now + tonumber(ARGV[1])
local answer = { time[1] .. string.format('%06d', time[2]) }
local at = 2
for key = 5, #KEYS do
  local user, fresh, connections = ARGV[at], ARGV[at + 1], tonumber(ARGV[at + 2])
  redis.call('ZREMRANGEBYSCORE', KEYS[key], '-inf', now)
  for i = at + 3, at + 2 + connections do
    redis.call('ZADD', KEYS[key], expiry, ARGV[i])
  end
  at = at + 3 + connections
  redis.call('PEXPIRE', KEYS[key], ARGV[1])
  local known = redis.call('ZADD', KEYS[1], expiry, user) == 0
  local back = redis.call('ZREM', KEYS[2], user) == 1
  -- Told to be gone, or about to be told.
  local gone = redis.call('ZREM', KEYS[3], user) == 1
  redis.call('ZREM', KEYS[4], user)
  if gone or (fresh == '1' and not known and not back) then
    answer[#answer + 1] = user
  end
end
return answer
