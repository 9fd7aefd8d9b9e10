-- Confirms that departures have been told.
-- KEYS: telling
-- ARGV: the claim, the users' ids
for i = 2, #ARGV do
  if redis.call('ZSCORE', KEYS[1], ARGV[i]) == ARGV[1] then
    redis.call('ZREM', KEYS[1], ARGV[i])
  end
end
return 0
