class Person < ApplicationRecord
  has_one_attached :photo
end
