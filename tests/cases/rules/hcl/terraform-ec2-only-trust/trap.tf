resource "aws_iam_role" "bastion" {
  # trusts ec2.amazonaws.com
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }]
  })
}

resource "aws_iam_policy" "images" {
  description = "for ec2.amazonaws.com"
  policy      = data.aws_iam_policy_document.images.json
}
