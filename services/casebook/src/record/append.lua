-- Appends one entry to a case's log, with all that follows from it: all or nothing.
--
-- KEYS 1 the case's hash            4 the shard's changes
--      2 the case's log             5 the shard's due
--      3 the shard's outbox         6 the shard's identity
--                                   7 the shard's outbox of texts
-- ARGV 1 the record's identity      6 the new head
--      2 the case's id              7 next due in ms, or '' for none
--      3 the version before         8 event types, joined by commas
--      4 the head before            9 the fold's version, or '' where no snapshot comes along
--      5 the entry's bytes         10 the snapshot, or ''
--      11 and on: pointers; each the keys of what became owed, joined by blanks. Those that begin with text: go to KEYS 7
-- Returns {code, version, now}: the code (record/append.ts names them), the case's version afterwards, Redis' time in ms.
--
-- The same call may arrive twice: a reply was lost. It is known by its head, which no other append can have.

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local id, before, head = ARGV[2], ARGV[4], ARGV[6]

if redis.call('GET', KEYS[6]) ~= ARGV[1] then return {-2, 0, now} end

local stored = redis.call('HMGET', KEYS[1], 'version', 'head')
local version = tonumber(stored[1] or '0')
local expected = tonumber(ARGV[3])

if version ~= expected or (version > 0 and stored[2] ~= before) then
  if stored[2] == head then return {2, version, now} end
  if version > expected + 1 then
    -- {"before":"<64 signs>", of the entry that followed ours, if ours it was.
    local after = redis.call('LINDEX', KEYS[2], expected + 1)
    if after and string.sub(after, 12, 75) == head then return {2, version, now} end
  end
  return {-1, version, now}
end

version = expected + 1
redis.call('RPUSH', KEYS[2], ARGV[5])
local fields = {'version', version, 'head', head}
if ARGV[9] ~= '' then
  for _, value in ipairs({'snapshot', ARGV[10], 'snapshot_version', version, 'fold', ARGV[9]}) do
    fields[#fields + 1] = value
  end
end
local oldest = now - 600000
local to_banks
for index = 11, #ARGV do
  -- Older than ten minutes: whatever it pointed to has been rung again by the case's own time.
  local is_text = string.sub(ARGV[index], 1, 5) == 'text:'
  local pointer = redis.call('XADD', KEYS[is_text and 7 or 3], 'MINID', '~', oldest, '*', 'case_id', id, 'version', version, 'keys', ARGV[index])
  if not is_text then to_banks = pointer end
end
if to_banks then
  fields[#fields + 1] = 'pointer'
  fields[#fields + 1] = to_banks
end
redis.call('HSET', KEYS[1], unpack(fields))
redis.call('XADD', KEYS[4], 'MAXLEN', '~', 100000, '*', 'case_id', id, 'version', version, 'types', ARGV[8])
if ARGV[7] == '' then
  redis.call('ZREM', KEYS[5], id)
else
  redis.call('ZADD', KEYS[5], ARGV[7], id)
end
return {1, version, now}
