-- Claims cases of a shard whose next due has passed, by raising their score: nobody else is given them for the lease,
-- and a case leaves the set only in the append that dealt with it.
--
-- KEYS 1 the shard's due   2 the shard's outbox
-- ARGV 1 at most so many   3 the outbox's group
--      2 the lease in ms   4 what stands before a case's id in the key of its hash (same slot)
-- Returns {case id, unread, case id, unread, …}: unread is 1 if the case's latest pointer still waits in the outbox.

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local cases = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, ARGV[1])
if #cases == 0 then return cases end

-- {ms, count} of a stream's entry id.
local function parts(id)
  local ms, count = string.match(id, '^(%d+)-(%d+)$')
  return tonumber(ms), tonumber(count)
end

-- Up to where the group has been given the outbox; nothing was given where there is no group yet.
local read_ms, read_count = 0, 0
if redis.call('EXISTS', KEYS[2]) == 1 then
  for _, group in ipairs(redis.call('XINFO', 'GROUPS', KEYS[2])) do
    local fields = {}
    for index = 1, #group, 2 do fields[group[index]] = group[index + 1] end
    if fields['name'] == ARGV[3] then read_ms, read_count = parts(fields['last-delivered-id']) end
  end
end

local function unread(pointer)
  if not pointer then return 0 end
  local ms, count = parts(pointer)
  if ms < read_ms or (ms == read_ms and count <= read_count) then return 0 end
  -- One that was trimmed, or taken out, will never be read.
  return #redis.call('XRANGE', KEYS[2], pointer, pointer)
end

local claimed = {}
for _, id in ipairs(cases) do
  redis.call('ZADD', KEYS[1], now + ARGV[2], id)
  claimed[#claimed + 1] = id
  claimed[#claimed + 1] = unread(redis.call('HGET', ARGV[4] .. id, 'pointer'))
end
return claimed
