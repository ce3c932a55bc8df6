class DocumentsController < ApplicationController
  def show
    redirect_to '/help/instance-identity'
  end
end
