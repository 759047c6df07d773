-- After a claim that found nothing to do: the true next due. An append since then has said better.
--
-- KEYS 1 the case's hash   2 the shard's due
-- ARGV 1 the version that was looked at   3 next due in ms, or '' for none
--      2 the case's id
-- Returns 1 if it was written.

if redis.call('HGET', KEYS[1], 'version') ~= ARGV[1] then return 0 end
if ARGV[3] == '' then
  redis.call('ZREM', KEYS[2], ARGV[2])
else
  redis.call('ZADD', KEYS[2], ARGV[3], ARGV[2])
end
return 1
