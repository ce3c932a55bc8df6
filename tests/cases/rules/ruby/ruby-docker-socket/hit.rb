require 'docker'

class Render
  def run(job)
    container = Docker::Container.create('Image' => 'shop/render', 'Cmd' => [job.path]) # finding
    container.start
  end

  def quick(job)
    system("docker run --rm shop/render #{job.id}") # finding
  end
end
