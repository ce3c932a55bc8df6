require 'net/http'

class SpotWatcher
  ACTION = URI('http://169.254.169.254/latest/meta-data/spot/instance-action')

  def run
    loop do
      drain if Net::HTTP.get_response(ACTION).is_a?(Net::HTTPOK) # finding
      sleep 5
    end
  end

  def rebalance?
    HTTP.get('http://169.254.169.254/latest/meta-data/events/recommendations/rebalance').status.ok? # finding
  end
end
