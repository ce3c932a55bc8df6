require 'net/http'

describe 'id' do
  before { stub_request(:get, 'http://169.254.169.254/latest/meta-data/instance-id') }
end
