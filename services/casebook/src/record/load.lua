-- Reads a case: all of it, or what was appended since the version that the caller knows. Changes nothing.
--
-- KEYS 1 the case's hash   2 the case's log   3 the shard's identity
-- ARGV 1 the version that the caller knows, 0 for none   3 the fold's version: another fold's snapshot is of no use
--      2 its head                                        4 the record's identity
-- Returns -2 if this is another record, nil if there is no such case, else {version, head, from, snapshot, entries}:
--   the entries after version `from`, which is the caller's, the snapshot's (then the snapshot comes along, else '') or 0.

if redis.call('GET', KEYS[3]) ~= ARGV[4] then return -2 end

local stored = redis.call('HMGET', KEYS[1], 'version', 'head', 'snapshot_version', 'fold')
if not stored[1] then return nil end
local version, head = tonumber(stored[1]), stored[2]
local known = tonumber(ARGV[1])

if known > 0 then
  if known == version and ARGV[2] == head then return {version, head, known, '', {}} end
  if known < version then
    local entries = redis.call('LRANGE', KEYS[2], known, -1)
    -- The same history only if the next entry stands on the caller's head.
    if string.sub(entries[1] or '', 12, 75) == ARGV[2] then return {version, head, known, '', entries} end
  end
end

local from, snapshot = 0, ''
if stored[3] and stored[4] == ARGV[3] then
  from, snapshot = tonumber(stored[3]), redis.call('HGET', KEYS[1], 'snapshot')
end
return {version, head, from, snapshot, redis.call('LRANGE', KEYS[2], from, -1)}
