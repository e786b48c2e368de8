-- Calls that bring events, for wrk: `BATCH` of about 400 bytes each in a call, every one new, of visitors who are known by then.
local batch = tonumber(os.getenv("BATCH") or "50")
local run = os.getenv("RUN") or tostring(os.time())
local threads = 0

function setup(thread)
   threads = threads + 1
   thread:set("number", threads)
end

function init(args)
   count = 0
end

local function message(id)
   local visitor = (id * 7919) % 20000
   local product = visitor % 997
   return '{"type":"track","event":"Product Viewed","messageId":"' .. run .. "-" .. number .. "-" .. id
      .. '","anonymousId":"0f8fad5b-d9cb-469f-a165-' .. visitor .. '","properties":{"product_id":"P' .. product
      .. '","name":"Candle ' .. product .. '","price":18.99,"currency":"CNY"},"context":{"library":{"name":"t.js",'
      .. '"version":"1.0"},"page":{"path":"/products/' .. product
      .. '","title":"Candle"},"userAgent":"Mozilla/5.0 (X11; Linux x86_64)"}}'
end

function request()
   local body
   if batch == 1 then
      count = count + 1
      body = message(count)
   else
      local messages = {}
      for place = 1, batch do
         count = count + 1
         messages[place] = message(count)
      end
      body = '{"batch":[' .. table.concat(messages, ",") .. "]}"
   end
   return wrk.format("POST", batch == 1 and "/v1/track" or "/v1/batch", nil, body)
end

function done(summary, latency, requests)
   local errors = summary.errors
   io.write(string.format(
      '{"calls":%d,"seconds":%.3f,"p50":%.2f,"p99":%.2f,"bad":%d}\n', summary.requests, summary.duration / 1e6,
      latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
      errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
