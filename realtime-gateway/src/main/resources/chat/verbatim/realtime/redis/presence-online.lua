-- Who is online.
-- KEYS: live, pulse, settled
-- ARGV: longest pause between sweeps, time to settle (ms), the users' ids
-- Answers 1 and those who are online, or 0 when that is not known.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local pulse = tonumber(redis.call('GET', KEYS[2]) or '')
local settled = tonumber(redis.call('GET', KEYS[3]) or '0')
if not pulse or now - pulse > tonumber(ARGV[1]) or (settled > now and settled <= now + tonumber(ARGV[2])) then
  return { '0' }
end
local answer = { '1' }
local scores = redis.call('ZMSCORE', KEYS[1], unpack(ARGV, 3))
for i, score in ipairs(scores) do
  if score and tonumber(score) > now then
    answer[#answer + 1] = ARGV[i + 2]
  end
end
return answer
