require 'net/smtp'

class Report
  def deliver(text)
    Net::SMTP.start('localhost', 25) { |smtp| smtp.send_message(text, 'a@shop.example', 'b@shop.example') } # finding
  end
end
