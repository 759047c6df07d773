-- Everything that is stored of a case, at one moment. Changes nothing.
--
-- KEYS 1 the case's hash   2 the case's log   3 the shard's due
-- ARGV 1 the case's id
-- Returns {now, due or '', entries, version, head, snapshot, snapshot's version, fold}; what is missing is nil.

local time = redis.call('TIME')
local stored = redis.call('HMGET', KEYS[1], 'version', 'head', 'snapshot', 'snapshot_version', 'fold')
local entries = redis.call('LRANGE', KEYS[2], 0, -1)
local due = redis.call('ZSCORE', KEYS[3], ARGV[1]) or ''
return {time[1] * 1000 + math.floor(time[2] / 1000), due, entries, stored[1], stored[2], stored[3], stored[4], stored[5]}
